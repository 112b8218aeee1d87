import { bytesToCode, codeToBytes, decodeBytes } from '../../signal/code.ts';
import { deflateText, inflateText } from '../../signal/deflate.ts';
import { CodeError } from '../../signal/errors.ts';
import { readText } from '../../signal/read-text.ts';
import { fromBase45 } from './base45.ts';
import { readFrame, type Frame } from './fountain.ts';

/** What the text of a QR symbol is to us. */
export type Scanned =
  /** A code, or a text that holds one or is an SDP: to be taken like a pasted text. */
  | { kind: 'text'; text: string }
  /** One of the frames of an animated sequence. */
  | { kind: 'frame'; frame: Frame }
  /** Somebody else's business. */
  | { kind: 'other' };

const OTHER: Scanned = { kind: 'other' };

/**
 * Recognises our own symbols, base45 of a code's bytes or of a frame, by their checksums, and codes,
 * links and SDPs in anybody's.
 */
export function readScanned(text: string): Scanned {
  const bytes = fromBase45(text);
  const frame = bytes && readFrame(bytes);
  if (frame) return { kind: 'frame', frame };
  if (bytes && isCode(bytes)) return { kind: 'text', text: bytesToCode(bytes) };
  return isOurText(text) ? { kind: 'text', text } : OTHER;
}

/** What an animated sequence carries begins with one of these. */
const CODE = 0;
/** Deflated, with the dictionary of codes: an SDP shrinks to a fifth. */
const TEXT = 1;

/** A code or any other text as the message of a sequence. Throws `CodeError` 'too-long'. */
export function toMessage(text: string): Uint8Array {
  const code = asCode(text);
  return code ? Uint8Array.of(CODE, ...code) : Uint8Array.of(TEXT, ...deflateText(text));
}

/** The inverse. Throws `CodeError` 'damaged', or 'newer-version' for a kind that is not known. */
export function fromMessage(message: Uint8Array): string {
  const rest = message.subarray(1);
  switch (message[0]) {
    case CODE:
      return bytesToCode(rest);
    case TEXT:
      return inflateText(rest);
    default:
      throw new CodeError('newer-version');
  }
}

/** The bytes of a text that is exactly one code. */
export function asCode(text: string): Uint8Array | undefined {
  try {
    const bytes = codeToBytes(text);
    return isCode(bytes) ? bytes : undefined;
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}

/** True for codes of later versions too: whoever takes it says so. */
function isCode(bytes: Uint8Array): boolean {
  return whyNot(() => decodeBytes(bytes)) !== 'damaged';
}

/**
 * True for what is worth to be taken even if it is refused then: an SDP without addresses has its own
 * sentence. A link with a long word in it, though, is no damaged code.
 */
function isOurText(text: string): boolean {
  const reason = whyNot(() => readText(text));
  return reason !== 'not-a-code' && reason !== 'damaged' && reason !== 'too-long';
}

function whyNot(read: () => unknown): CodeError['reason'] | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof CodeError) return error.reason;
    throw error;
  }
}
