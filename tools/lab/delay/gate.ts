/** Runs a task as soon as there is room; urgent ones before all others that wait. */
export type Gate = <T>(task: () => Promise<T>, urgency?: 'urgent') => Promise<T>;

/** A gate with room for `places` tasks at a time. */
export function gateFor(places: number): Gate {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (task, urgency) => {
    if (free > 0) free -= 1;
    else
      await new Promise<void>((enter) => {
        if (urgency) waiting.unshift(enter);
        else waiting.push(enter);
      });
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
