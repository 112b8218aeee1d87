/** So many times at once, as when a person types. */
const BURST = 20;
/** After that, once in so many milliseconds: as often as screens are drawn. */
const INTERVAL = 16;
/** A slow one is followed by a pause so many times as long, for whatever else there is to do. */
const SHARE = 3;

/**
 * @returns asks for `task` to be run: once for all that asked in the same moment, and not so often that a
 * flood of what comes from outside keeps the page busy. `soon` is for what a person is waiting for: the
 * pause after a slow run ends.
 */
export function paced(task: () => void): (soon?: 'soon') => void {
  let asked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Each time uses up an interval; those of the last `BURST` may be used at once. */
  let used = -Infinity;
  let rested = -Infinity;
  const run = () => {
    asked = false;
    timer = undefined;
    const start = performance.now();
    task();
    const took = performance.now() - start;
    if (took > INTERVAL / SHARE) rested = start + took * (1 + SHARE);
  };
  return (soon) => {
    if (!asked) {
      asked = true;
      const now = performance.now();
      used = Math.max(used, now - BURST * INTERVAL) + INTERVAL;
      const due = Math.max(used, rested);
      if (due > now) timer = setTimeout(run, due - now);
      else queueMicrotask(run);
    }
    if (soon && timer !== undefined) {
      clearTimeout(timer);
      // Not in this moment: keys that were pressed during the slow run are served together.
      timer = setTimeout(run);
    }
  };
}
