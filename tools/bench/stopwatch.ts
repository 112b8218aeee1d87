import type { Person } from '../../tests/e2e/support/person.ts';
import type { View } from '../lab/browsers/index.ts';

/** Milliseconds from the next click or paste in `view` until its connection is in `state`. */
export async function stopwatch(view: View, state: string): Promise<() => Promise<number>> {
  await view.evaluate((wanted) => {
    const watch = window as unknown as { elapsed?: Promise<number> };
    watch.elapsed = new Promise((resolve) => {
      let begin = 0;
      const started = () => (begin ||= performance.now());
      addEventListener('click', started, { capture: true, once: true });
      addEventListener('paste', started, { capture: true, once: true });
      new MutationObserver((_, observer) => {
        if (!begin || !document.querySelector(`#state[data-state="${wanted}"]`)) return;
        observer.disconnect();
        resolve(performance.now() - begin);
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
  }, state);
  return () => view.evaluate(() => (window as unknown as { elapsed: Promise<number> }).elapsed);
}

/** Prints the median and the largest of some times in milliseconds. */
export function report(name: string, times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.round(share * (sorted.length - 1))] ?? NaN);
  console.log(`${name}, ${times.length} runs, median: ${at(0.5)} ms`);
  console.log(`${name}, ${times.length} runs, max: ${at(1)} ms`);
}

/** Milliseconds from the click on "invite" to the code, several times. */
export async function timeInvites(me: Person, runs: number): Promise<number[]> {
  const times: number[] = [];
  while (times.length < runs) {
    await me.goesHome();
    const elapsed = await stopwatch(me.view, 'inviting');
    await me.view.click('#invite');
    times.push(await elapsed());
    await me.view.click('#end');
  }
  return times;
}
