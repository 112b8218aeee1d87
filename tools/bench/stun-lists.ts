/** Times how long a code takes with a long list of STUN servers some of which are dead. */
import path from 'node:path';
import { Person } from '../../tests/e2e/support/person.ts';
import { launch, type BrowserKind } from '../lab/browsers/index.ts';
import { serverAddress } from '../lab/namespace.ts';
import { startStun } from '../lab/stun.ts';
import { report, timeInvites } from './stopwatch.ts';

const RUNS = 20;
const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
const LENGTH = 50;
const DEAD = [0, 1, 10, 40];
/** 40 dead servers, four at a time, 5 s each; and some more. */
const TEST_TIMEOUT = 90_000;

for (const kind of KINDS) {
  for (const dead of DEAD) await timeList(kind, dead);
}

/** Before and after the person has tested the servers. */
async function timeList(kind: BrowserKind, dead: number): Promise<void> {
  const browser = await launch(kind, { extension: path.resolve('dist', kind) });
  const servers = await Promise.all(
    Array.from({ length: LENGTH }, (_, i) =>
      startStun({ host: serverAddress(i + 1), dead: i < dead, delay: 30, mapped: '203.0.113.7' }),
    ),
  );
  const me = await Person.atPage(browser);
  await me.asksServers(servers.map(({ address }) => address).join('\n'));
  const name = `click to code, ${kind}, ${dead} dead servers among ${LENGTH}`;
  report(name, await timeInvites(me, RUNS));
  if (dead > 0) {
    await testServers(me);
    report(`${name}, after a test`, await timeInvites(me, RUNS));
  }
  await Promise.all([browser.close(), ...servers.map((server) => server.close())]);
}

async function testServers(me: Person): Promise<void> {
  await me.goesHome();
  await me.view.click('#settings');
  await me.view.click('#servers');
  await me.view.click('#servers-test');
  await me.view.waitFor('#servers-test-stop');
  await me.view.waitFor('#servers-test-stop', { gone: true, timeout: TEST_TIMEOUT });
}
