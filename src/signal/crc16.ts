/**
 * CRC-16/IBM-3740 ("CCITT-FALSE": polynomial 0x1021, start 0xffff, no reflection).
 *
 * Why this one: base64url text is linear in its bits, six a character, and 0x1021 is (x+1)·q(x) with q
 * primitive of degree 15 (order 32767). It therefore catches with certainty
 * - a changed character: a burst of at most 6 bits, and every burst up to 16 bits is caught;
 * - two swapped characters: the error is d(x)·x^i·(1+x^6k), deg d ≤ 5, and q divides neither d nor
 *   1+x^6k unless 32767 divides k, the distance in characters. {@link MAX_CODE_BYTES} keeps k below that.
 * A lost or doubled character is caught by the length, which the front of every code tells; in the
 * front itself by the checksum, with odds of 65 535 in 65 536.
 */
export function crc16(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc = ((crc << 8) ^ (TABLE[(crc >> 8) ^ byte] ?? 0)) & 0xffff;
  }
  return crc;
}

const TABLE = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8;
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
  return crc;
});

/** 24 000 bytes are 32 000 characters: less than the 32 767 up to which a swap is always caught. */
export const MAX_CODE_BYTES = 24_000;
