/** Times how long a chat line takes from Enter until it is shown as delivered, in real browsers. */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect, Person } from '../../tests/e2e/support/person.ts';
import { launch, type BrowserKind } from '../lab/browsers/index.ts';
import { report } from './stopwatch.ts';

const RUNS = 50;
/** Between lines: what comes faster than people write is shown in steps. Milliseconds. */
const PAUSE = 100;
const PAIRS: readonly [BrowserKind, BrowserKind][] = [
  ['chromium', 'chromium'],
  ['firefox', 'firefox'],
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
];

/** In the page: says a line. @returns milliseconds until its mark is there */
function sayAndWait(text: string): Promise<number> {
  const field = document.querySelector<HTMLTextAreaElement>('#chat-text');
  if (!field) throw new Error('no field to write in');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((resolve) => {
    const begin = performance.now();
    new MutationObserver((_, observer) => {
      const last = [...document.querySelectorAll('.chat-line.from-me')].at(-1);
      if (!last?.querySelector('.delivered') || !last.textContent?.includes(text)) return;
      observer.disconnect();
      resolve(performance.now() - begin);
    }).observe(document, { subtree: true, childList: true });
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
}

for (const kinds of PAIRS) {
  const start = (kind: BrowserKind) => launch(kind, { extension: path.resolve('dist', kind) });
  const browsers = await Promise.all(kinds.map(start));
  const [me, other] = await Promise.all(browsers.map((browser) => Person.atPage(browser)));
  if (!me || !other) throw new Error('no browsers');
  await Promise.all([me.staysLocal(), other.staysLocal()]);
  await connect(me, other);
  const times: number[] = [];
  while (times.length < RUNS) {
    times.push(await me.view.evaluate(sayAndWait, `line ${times.length}.`));
    await delay(PAUSE);
  }
  report(`chat round trip, ${kinds[0]} to ${kinds[1]}`, times);
  await Promise.all(browsers.map((browser) => browser.close()));
}
