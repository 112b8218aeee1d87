import { crc32 } from '../../signal/crc32.ts';
import { BLOCK_SIZES, OVERHEAD, blockFor } from './block-sizes.ts';

/**
 * A payload as the bits of a block: its length (one byte), its bytes, zeros to the size of the block,
 * and the CRC-32 of all of these. Throws RangeError unless it has 1 to 200 bytes.
 */
export function toBlock(payload: Uint8Array): Uint8Array {
  const { bits } = blockSize(blockFor(payload.length));
  const bytes = new Uint8Array(bits / 8);
  bytes[0] = payload.length;
  bytes.set(payload, 1);
  const body = bytes.length - CRC_BYTES;
  new DataView(bytes.buffer).setUint32(body, crc32(bytes.subarray(0, body)));
  return Uint8Array.from({ length: bits }, (_, i) => ((bytes[i >> 3] ?? 0) >> (7 - (i & 7))) & 1);
}

/** The payload of a block's bits, or undefined if they are not what {@link toBlock} makes. */
export function fromBlock(bits: Uint8Array): Uint8Array | undefined {
  const bytes = new Uint8Array(bits.length / 8);
  bits.forEach((bit, i) => {
    bytes[i >> 3] = ((bytes[i >> 3] ?? 0) << 1) | bit;
  });
  const body = bytes.length - CRC_BYTES;
  const crc = new DataView(bytes.buffer).getUint32(body);
  const length = bytes[0] ?? 0;
  if (length === 0 || length > bytes.length - OVERHEAD) return undefined;
  if (crc32(bytes.subarray(0, body)) !== crc) return undefined;
  if (bytes.subarray(1 + length, body).some((byte) => byte !== 0)) return undefined;
  return bytes.slice(1, 1 + length);
}

const CRC_BYTES = 4;

/** The block size of an index that {@link blockFor} or a frame's pilots gave. */
export function blockSize(index: number): (typeof BLOCK_SIZES)[number] {
  const size = BLOCK_SIZES[index];
  if (!size) throw new RangeError(`There is no block size ${index}.`);
  return size;
}
