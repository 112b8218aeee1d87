import { decodeText, looksBinary } from './decode-text.ts';
import { FileError } from './file-error.ts';

/** Twice the characters that a pasted text may have: UTF-16 has two bytes each. */
export const MAX_TEXT_BYTES = 131_072;
/** The largest photos of today's phones; above all a bound for what is held in memory. */
export const MAX_PICTURE_BYTES = 32 * 1024 * 1024;

/**
 * The text in a file, or the code in a picture of one. Looks at size and type before it reads.
 * Throws `FileError`.
 */
export async function readFile(file: File): Promise<string> {
  const isPicture = file.type.startsWith('image/');
  if (file.size > (isPicture ? MAX_PICTURE_BYTES : MAX_TEXT_BYTES)) {
    throw new FileError('file-too-big');
  }
  if (isPicture) {
    const { readPicture } = await import(/* webpackChunkName: "qr-picture" */ './read-picture.ts');
    return readPicture(file);
  }
  const bytes = await file.arrayBuffer().catch(() => {
    throw new FileError('file-unreadable');
  });
  const text = decodeText(new Uint8Array(bytes));
  if (looksBinary(text)) throw new FileError('file-not-text');
  if (text.trim() === '') throw new FileError('file-empty');
  return text;
}
