import { BLOCK_SIZES } from './block-sizes.ts';
import { DATA_SYMBOLS } from './constants.ts';
import { PILOTS } from './layout.ts';
import { randomBits } from './random.ts';
import { VERSIONS } from './rate-matching.ts';

/** What the pilots of a frame tell: the size of its block and its redundancy version. */
export interface Header {
  /** Index into BLOCK_SIZES. */
  size: number;
  version: number;
}

/** All headers; the number of one is its place. */
export const HEADERS: readonly Header[] = BLOCK_SIZES.flatMap((_, size) =>
  Array.from({ length: VERSIONS }, (_, version) => ({ size, version })),
);

export const headerNumber = ({ size, version }: Header): number => size * VERSIONS + version;

/**
 * Each header has a sequence of its own for the pilots, +1 or -1 relative to the reference: so the
 * header costs nothing. `SEQUENCES[header][symbol * PILOTS.length + pilot]`, symbols from the first of data.
 * Random sequences of this length differ in nearly half of their places.
 */
export const SEQUENCES: readonly Int8Array[] = HEADERS.map((_, header) => {
  const next = randomBits(0x9110 + header);
  return Int8Array.from({ length: DATA_SYMBOLS * PILOTS.length }, () => 1 - 2 * next());
});
