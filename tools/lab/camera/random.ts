// Taken out once: within jest each look-up of `Math` costs more than the calculation.
const { PI, cos, imul, log, sqrt } = Math;

/** Gives numbers in [0, 1), the same ones for the same seed (mulberry32). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Of mean 0 and variance 1, by Box and Muller. */
export function gaussian(random: Random): number {
  let u = 0;
  while (u === 0) u = random();
  return sqrt(-2 * log(u)) * cos(2 * PI * random());
}
