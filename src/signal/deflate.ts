import { Deflate, Inflate } from 'pako';
import { DICTIONARY } from './dictionary.ts';
import { CodeError } from './errors.ts';
import { MAX_TEXT } from './limits.ts';

/** Output is looked at in pieces of so many bytes, so that a bomb is stopped early. */
const PIECE = 4096;

/** Raw deflate (RFC 1951) with {@link DICTIONARY}. */
export function deflateText(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MAX_TEXT) throw new CodeError('too-long');
  const deflate = new Deflate({ raw: true, level: 9, memLevel: 9, dictionary: DICTIONARY });
  deflate.push(bytes, true);
  return deflate.result;
}

/** The inverse. Throws `CodeError` 'damaged', also for more than {@link MAX_TEXT} bytes of text. */
export function inflateText(bytes: Uint8Array): string {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let unread = (): number => bytes.length;
  const inflate = new Inflate({ raw: true, chunkSize: PIECE, dictionary: DICTIONARY });
  inflate.onData = (piece: Uint8Array) => {
    length += piece.length;
    if (length > MAX_TEXT) throw new CodeError('damaged');
    pieces.push(piece.slice());
  };
  inflate.onStart = (stream) => {
    unread = () => stream.avail_in;
  };
  inflate.push(bytes, true);
  if (inflate.err || !inflate.ended || unread() > 0) throw new CodeError('damaged');
  const all = new Uint8Array(length);
  let end = 0;
  for (const piece of pieces) {
    all.set(piece, end);
    end += piece.length;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(all);
  } catch {
    throw new CodeError('damaged');
  }
}
