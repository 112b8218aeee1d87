import { grab } from '../qr/grab.ts';
import { openReader } from '../qr/open-reader.ts';
import { Scan, type Finding } from '../qr/scan.ts';
import { FileError, type FileReason } from './file-error.ts';

/** Pixels of the longer side: small symbols in large photos need more, noisy ones are read in fewer. */
const SIDES = [800, 2400];

const REASONS: Record<Exclude<Finding['kind'], 'text'>, FileReason> = {
  other: 'picture-of-other',
  progress: 'picture-of-part',
};

/**
 * The code, or the text with one, in the QR symbol on a picture. Throws `FileError`:
 * 'picture-without-code', 'picture-of-other', 'picture-of-part', 'file-unreadable'.
 */
export async function readPicture(picture: Blob): Promise<string> {
  const image = await load(picture);
  const reader = await openReader();
  const scan = new Scan();
  let reason: FileReason = 'picture-without-code';
  try {
    for (const maxSide of SIDES) {
      const limits = { maxSide, centreOnly: false };
      const pixels = grab(image, image.naturalWidth, image.naturalHeight, limits);
      const finding = scan.look(await reader.read(pixels));
      if (finding?.kind === 'text') return finding.text;
      if (finding) reason = REASONS[finding.kind];
    }
    throw new FileError(reason);
  } finally {
    reader.close();
  }
}

/** As an element, since that takes SVG as well. */
async function load(picture: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = URL.createObjectURL(picture);
  try {
    await image.decode();
  } catch {
    throw new FileError('file-unreadable');
  } finally {
    URL.revokeObjectURL(image.src);
  }
  return image;
}
