/**
 * CRC-32/ISO-HDLC (the one of Ethernet and ZIP: polynomial 0x04c11db7 reflected, start and final
 * XOR all ones). The only judge of whether a payload is right, so 16 bits would be too few: a noisy
 * room makes the decoder guess many thousand times an hour.
 */
export function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});
