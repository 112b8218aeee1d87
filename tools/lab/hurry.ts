/** In a page: makes intervals that are set from now on pass so many times faster. */
export function hurry(factor: number): void {
  window.setInterval = new Proxy(window.setInterval, {
    apply(set, page, [run, time, ...args]: [TimerHandler, number, ...unknown[]]) {
      return Reflect.apply(set, page, [run, time / factor, ...args]) as number;
    },
  });
}
