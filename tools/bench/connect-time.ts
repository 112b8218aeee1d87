/** Times what people wait for, in real browsers, by the page's own clock. */
import path from 'node:path';
import { Person } from '../../tests/e2e/support/person.ts';
import { launch, type BrowserKind, type TestBrowser } from '../lab/browsers/index.ts';
import { startStun } from '../lab/stun.ts';
import { report, stopwatch, timeInvites } from './stopwatch.ts';

const RUNS = 10;
const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];

const start = (kind: BrowserKind) => launch(kind, { extension: path.resolve('dist', kind) });

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
    report(`click to code, ${kind}, ${name}`, await timeInvites(me, RUNS));
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
