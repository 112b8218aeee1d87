import { MAX_PAYLOAD } from './constants.ts';

/**
 * A turbo code works on blocks of fixed sizes. These are sixteen of the 188 in 3GPP TS 36.212, table
 * 5.1.3-3, with the coefficients of their interleavers; a frame tells which one it holds.
 */
export interface BlockSize {
  /** Bits in the block. */
  bits: number;
  /** Coefficients of the interleaver π(i) = (f1·i + f2·i²) mod bits. */
  f1: number;
  f2: number;
}

const BLOCK = (bits: number, f1: number, f2: number): BlockSize => ({ bits, f1, f2 });

export const BLOCK_SIZES: readonly BlockSize[] = [
  BLOCK(128, 15, 32),
  BLOCK(192, 23, 48),
  BLOCK(256, 15, 32),
  BLOCK(320, 21, 120),
  BLOCK(384, 23, 48),
  BLOCK(448, 29, 168),
  BLOCK(512, 31, 64),
  BLOCK(576, 65, 96),
  BLOCK(640, 39, 80),
  BLOCK(704, 155, 44),
  BLOCK(768, 217, 48),
  BLOCK(896, 215, 112),
  BLOCK(1024, 31, 64),
  BLOCK(1152, 35, 72),
  BLOCK(1280, 199, 240),
  BLOCK(1664, 183, 104),
];

/** Bytes in a block beside the payload: its length, and the CRC-32. */
export const OVERHEAD = 5;

/** Index of the smallest block that holds a payload of so many bytes. */
export function blockFor(payload: number): number {
  if (!(payload >= 1 && payload <= MAX_PAYLOAD)) {
    throw new RangeError(`A payload has 1 to ${MAX_PAYLOAD} bytes, not ${payload}.`);
  }
  return BLOCK_SIZES.findIndex(({ bits }) => bits / 8 - OVERHEAD >= payload);
}
