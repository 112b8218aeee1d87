/** Runs a task as soon as there is room. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

/** A gate with room for `places` tasks at a time; the others come in their order. */
export function gateFor(places: number): Gate {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
