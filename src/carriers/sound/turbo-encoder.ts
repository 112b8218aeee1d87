import type { BlockSize } from './block-sizes.ts';
import { TAIL, advance, feedback } from './trellis.ts';

/**
 * Where the coded bits of a block of K bits stand: the block itself, K parity bits of it, K parity
 * bits of the interleaved block, then the tail bits and their parity, first encoder before second.
 */
export const codedLength = (bits: number): number => 3 * bits + 4 * TAIL;

/** Turbo code of rate 1/3 (Berrou et al. 1993, in the form of 3GPP TS 36.212, 5.1.3.2). */
export function turboEncode(block: Uint8Array, size: BlockSize): Uint8Array {
  const coded = new Uint8Array(codedLength(size.bits));
  coded.set(block);
  const interleaved = Uint8Array.from(interleaver(size), (from) => block[from] ?? 0);
  const tails = 3 * size.bits;
  encode(block, coded.subarray(size.bits), coded.subarray(tails));
  encode(interleaved, coded.subarray(2 * size.bits), coded.subarray(tails + 2 * TAIL));
  return coded;
}

function encode(bits: Uint8Array, parity: Uint8Array, tail: Uint8Array): void {
  let state = 0;
  bits.forEach((bit, i) => {
    const step = advance(state, bit);
    parity[i] = step.parity;
    state = step.next;
  });
  for (let i = 0; i < TAIL; i++) {
    const bit = feedback(state);
    const step = advance(state, bit);
    tail[i] = bit;
    tail[TAIL + i] = step.parity;
    state = step.next;
  }
}

/** Quadratic permutation polynomial (Sun and Takeshita 2005): place i takes the bit at π(i). */
export function interleaver({ bits, f1, f2 }: BlockSize): Uint16Array {
  return Uint16Array.from({ length: bits }, (_, i) => ((f1 + ((f2 * i) % bits)) * i) % bits);
}
