import { FRAME_SYMBOLS } from './constants.ts';

/** Two symbols of a frame; `later` - `earlier` is their lag. */
export interface Pair {
  earlier: number;
  later: number;
}

/** All pairs of symbols, ordered so that those of the first symbols come first. */
export const PAIRS: readonly Pair[] = Array.from({ length: FRAME_SYMBOLS }, (_, later) =>
  Array.from({ length: later }, (_, earlier) => ({ earlier, later })),
).flat();

/** How many of them lie within the first `symbols` symbols. */
export const pairsWithin = (symbols: number): number => (symbols * (symbols - 1)) / 2;
