/** Times what people wait for, in real browsers, by the page's own clock. */
import path from 'node:path';
import { Person } from '../../tests/e2e/support/person.ts';
import { launch, type BrowserKind, type TestBrowser, type View } from '../lab/browsers/index.ts';
import { startStun } from '../lab/stun.ts';

const RUNS = 10;
const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];

const start = (kind: BrowserKind) => launch(kind, { extension: path.resolve('dist', kind) });

/** Milliseconds from the next click or paste in `view` until its connection is in `state`. */
async function stopwatch(view: View, state: string): Promise<() => Promise<number>> {
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

function report(name: string, times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.round(share * (sorted.length - 1))] ?? NaN);
  console.log(`${name}, ${times.length} runs, median: ${at(0.5)} ms`);
  console.log(`${name}, ${times.length} runs, max: ${at(1)} ms`);
}

async function timeCodes(kind: BrowserKind): Promise<void> {
  const me = await Person.atPage(await start(kind));
  const healthy = await Promise.all(
    ['198.51.100.1', '198.51.100.2', '198.51.100.3'].map((mapped) =>
      startStun({ delay: 30, mapped }),
    ),
  );
  const dead = await startStun({ dead: true });
  const alive = healthy.map(({ address }) => address);
  const lists = {
    'no server': undefined,
    '3 healthy servers': alive,
    '2 healthy and 1 dead server': [...alive.slice(1), dead.address],
    '1 dead server': [dead.address],
  };
  for (const [name, list] of Object.entries(lists)) {
    if (list) await me.asksServers(list.join('\n'));
    else await me.staysLocal();
    const times: number[] = [];
    while (times.length < RUNS) {
      await me.goesHome();
      const elapsed = await stopwatch(me.view, 'inviting');
      await me.view.click('#invite');
      times.push(await elapsed());
      await me.view.click('#end');
    }
    report(`click to code, ${kind}, ${name}`, times);
  }
  await Promise.all([me.browser.close(), dead.close(), ...healthy.map((server) => server.close())]);
}

async function timeConnections(inviterAt: TestBrowser, replierAt: TestBrowser): Promise<void> {
  const inviter = await Person.atPage(inviterAt);
  const replier = await Person.atPage(replierAt);
  await Promise.all([inviter.staysLocal(), replier.staysLocal()]);
  const times: number[] = [];
  while (times.length < RUNS) {
    const reply = await replier.replies(await inviter.invites());
    const elapsed = await stopwatch(inviter.view, 'connected');
    await inviter.takes(reply);
    times.push(await elapsed());
    await inviter.view.click('#end');
    await inviter.view.click('#end-yes');
  }
  report(`reply to open channel, ${inviterAt.kind} invites ${replierAt.kind}`, times);
}

for (const kind of KINDS) await timeCodes(kind);
for (const inviter of KINDS) {
  for (const replier of KINDS) {
    const browsers = await Promise.all([start(inviter), start(replier)]);
    await timeConnections(...browsers);
    await Promise.all(browsers.map((browser) => browser.close()));
  }
}
