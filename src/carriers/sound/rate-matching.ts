import { FRAME_BITS } from './layout.ts';
import { TAIL } from './trellis.ts';
import { codedLength } from './turbo-encoder.ts';

/** Frames of a transmission that differ in which coded bits they carry, and on which carriers. */
export const VERSIONS = 4;

/**
 * Circular buffer (the idea of 3GPP TS 36.212, 5.1.4.1): the block, the tails, then both parities in
 * turn, each spread so that any stretch of it covers the block evenly. A frame is a stretch of the
 * buffer; each redundancy version starts elsewhere, so that together the frames fill it up.
 */
function buffer(bits: number): Uint16Array {
  const spread = coprime(bits, Math.round(bits * GOLDEN_SECTION));
  const order: number[] = [];
  for (let i = 0; i < bits; i++) order.push((i * spread) % bits);
  for (let i = 0; i < 4 * TAIL; i++) order.push(3 * bits + i);
  for (let i = 0; i < bits; i++) {
    const place = (i * spread) % bits;
    order.push(bits + place, 2 * bits + place);
  }
  return Uint16Array.from(order);
}

const GOLDEN_SECTION = 0.618;

/** Quarters of the buffer at which the versions start: the second starts where most is missing. */
const STARTS = [0, 2, 1, 3];

/** For each bit of a frame, the coded bit (in the order of `turboEncode`) that it is. */
export function frameOrder(bits: number, version: number): Uint16Array {
  const order = buffer(bits);
  const start = Math.round(((STARTS[version] ?? 0) * codedLength(bits)) / VERSIONS);
  return Uint16Array.from({ length: FRAME_BITS }, (_, i) => order[(start + i) % order.length] ?? 0);
}

function coprime(to: number, near: number): number {
  for (let candidate = near; ; candidate++) if (gcd(candidate, to) === 1) return candidate;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
