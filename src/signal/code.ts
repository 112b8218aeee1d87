import { base64urlLength, fromBase64url, toBase64url } from './base64url.ts';
import { BitReader, BitWriter } from './bits.ts';
import { readBody, writeBody } from './body.ts';
import { crc16, MAX_CODE_BYTES } from './crc16.ts';
import type { Description } from './description.ts';
import { CodeError } from './errors.ts';
import { findCodes } from './find-code.ts';
import { bodyBits, readFront, writeFront } from './front.ts';
import { MAX_TEXT } from './limits.ts';
import { planFront } from './plan.ts';

/** The format is described in docs/format.md. */
const CRC_BYTES = 2;

/**
 * The code of a description: one token of base64url characters.
 *
 * Candidates that a reader would refuse (unreachable addresses, more than 128) are left out.
 * Throws `CodeError`: 'sdp-invalid' for a description that breaks the rules of its type or whose
 * fields contradict its `sdp`, 'too-long'.
 */
export function encodeCode(description: Description): string {
  return bytesToCode(encodeBytes(description));
}

/**
 * Finds the code in whatever was pasted (inside a link, quoted, broken into lines, with text around
 * it) and reads it. Throws `CodeError`: 'too-long' for more than 65 536 characters, 'not-a-code',
 * 'damaged', 'newer-version'.
 */
export function decodeCode(text: string): Description {
  if (text.length > MAX_TEXT) throw new CodeError('too-long');
  const { suspicious, codes } = findCodes(text, codeLength);
  let failure = new CodeError(suspicious ? 'damaged' : 'not-a-code');
  for (const token of codes) {
    if (token.length > base64urlLength(MAX_CODE_BYTES)) continue;
    const bytes = fromBase64url(token);
    if (!bytes) continue;
    try {
      return decodeBytes(bytes);
    } catch (error) {
      if (!(error instanceof CodeError)) throw error;
      if (error.reason === 'newer-version') failure = error;
    }
  }
  throw failure;
}

/** The bytes of a code, for carriers of bytes. Throws `CodeError` 'damaged' for any other text. */
export function codeToBytes(code: string): Uint8Array {
  const bytes = fromBase64url(code);
  if (!bytes) throw new CodeError('damaged');
  return bytes;
}

/** The inverse of {@link codeToBytes}. */
export function bytesToCode(bytes: Uint8Array): string {
  return toBase64url(bytes);
}

/** {@link encodeCode} for carriers of bytes. */
export function encodeBytes(description: Description): Uint8Array {
  const { front, write } = planFront(description);
  const writer = new BitWriter();
  writeFront(writer, front);
  writeBody(writer, front, description, write);
  const bytes = writer.toBytes();
  if (bytes.length + CRC_BYTES > MAX_CODE_BYTES) throw new CodeError('too-long');
  const crc = crc16(bytes);
  return Uint8Array.from([...bytes, crc >> 8, crc & 0xff]);
}

/** {@link decodeCode} for exactly the bytes of one code. Throws `CodeError` 'damaged', 'newer-version'. */
export function decodeBytes(bytes: Uint8Array): Description {
  const end = bytes.length - CRC_BYTES;
  if (end < 1 || bytes.length > MAX_CODE_BYTES) throw new CodeError('damaged');
  const crc = ((bytes[end] ?? 0) << 8) | (bytes[end + 1] ?? 0);
  if (crc16(bytes.subarray(0, end)) !== crc) throw new CodeError('damaged');
  const reader = new BitReader(bytes.subarray(0, end));
  const front = readFront(reader);
  const description = readBody(reader, front);
  skipExtensions(bytes.subarray(reader.align(), end));
  return description;
}

/** What later versions append: type, length, data, a byte each for the first two. */
function skipExtensions(bytes: Uint8Array): void {
  let next = 0;
  while (next < bytes.length) next += 2 + (bytes[next + 1] ?? Infinity);
  if (next !== bytes.length) throw new CodeError('damaged');
}

/** Bytes of the code that begins like this, if it has no extensions; told by its front alone. */
export function bytesLength(start: Uint8Array): number | undefined {
  try {
    const reader = new BitReader(start);
    const body = bodyBits(readFront(reader));
    return Math.ceil((reader.position + body) / 8) + CRC_BYTES;
  } catch {
    return undefined;
  }
}

/** The same in characters of its text. */
function codeLength(start: string): number | undefined {
  const bytes = fromBase64url(start.slice(0, start.length - (start.length % 4)));
  const length = bytes && bytesLength(bytes);
  return length === undefined ? undefined : base64urlLength(length);
}
