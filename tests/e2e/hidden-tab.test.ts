import { launch, type TestBrowser, type View } from '../../tools/lab/browsers/index.ts';
import { builtExtension } from './support/pair.ts';
import { Person } from './support/person.ts';

/** Chromium slows hidden tabs down after 5 minutes; here after 10 s, so that it can be waited for. */
const SLOW_SOON = '--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/10';
const INTERVAL = 5000;
const HIDDEN_FOR = 75_000;

const started: TestBrowser[] = [];
async function start(): Promise<TestBrowser> {
  const extension = builtExtension('chromium');
  const browser = await launch('chromium', { extension, args: [SLOW_SOON] });
  started.push(browser);
  return browser;
}
afterAll(() => Promise.all(started.map((browser) => browser.close())));

/** Times at which `method` of the page is called from now on. */
async function watch(
  view: View,
  method: 'timer' | 'addIceCandidate',
): Promise<() => Promise<number[]>> {
  await view.evaluate(
    (what, interval) => {
      const times: number[] = [];
      Object.assign(window, { times });
      if (what === 'timer') return void setInterval(() => times.push(performance.now()), interval);
      const { prototype } = RTCPeerConnection;
      prototype.addIceCandidate = new Proxy(prototype.addIceCandidate, {
        apply(add, pc, args) {
          times.push(performance.now());
          return Reflect.apply(add, pc, args) as Promise<void>;
        },
      });
    },
    method,
    INTERVAL,
  );
  return () =>
    view.evaluate(() => [...(window as unknown as { times: number[] }).times, performance.now()]);
}

function longestGap(times: number[]): number {
  return Math.max(...times.slice(1).map((time, index) => time - (times[index] ?? 0)));
}

test('patience keeps its time in a hidden tab, where Chromium slows other pages down', async () => {
  const inviter = await Person.atPage(await start());
  await inviter.staysLocal();
  const invite = await inviter.invites();
  await inviter.browser.close(); // so that nobody answers

  const browser = await start();
  const replier = await Person.atPage(browser);
  await replier.staysLocal();
  const rounds = await watch(replier.view, 'addIceCandidate');
  await replier.replies(invite);
  const ticks = await watch(await browser.open('icons/icon-128.png'), 'timer');
  await browser.open('about:blank');
  await new Promise((resolve) => setTimeout(resolve, HIDDEN_FOR));

  expect(longestGap(await ticks())).toBeGreaterThan(4 * INTERVAL);
  expect(longestGap(await rounds())).toBeLessThan(1.4 * INTERVAL);
}, 120_000);
