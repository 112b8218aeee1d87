/** Text of the kind that spontan reads, and as much of it as it reads at most. */
const TEXT = 'v=0 Zm9vYmFy-_ 84.173.22.91 '.repeat(2341);

/**
 * Milliseconds that {@link yardstick} takes on a quiet machine of the kind that limits are set for: two
 * virtual processors of 2.1 GHz, measured in November 2026.
 */
const ORDINARY = 1.1;
/** Runs until the compiler has done its work on both. */
const WARM_UP = 4;

/**
 * The processor time of the quickest of several runs, in milliseconds. Where that is more than `enough`, in
 * milliseconds of an ordinary, quiet machine: work that is always the same is done in turn, and tells how much slower
 * this one is now. The figure has the threads of the collector and the compiler in it, which take some runs to rest.
 *
 * @param enough no more runs once one took no more than this
 */
export function quickest(run: () => void, enough: number): number {
  let best = processorTime(run);
  if (best <= enough) return best;
  let unit = Infinity;
  const scaled = () => (best / Math.max(unit, ORDINARY)) * ORDINARY;
  for (let i = 0; i < 32 && (i < WARM_UP || scaled() > enough); i++) {
    unit = Math.min(unit, processorTime(yardstick));
    best = Math.min(best, processorTime(run));
  }
  return scaled();
}

function processorTime(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Splits, looks up and joins, as reading a code does. */
function yardstick(): string {
  const seen = new Map<string, number>();
  for (const word of TEXT.split(' '))
    for (const character of word) seen.set(character, (seen.get(character) ?? 0) + 1);
  return [...seen.keys()].sort().join('');
}
