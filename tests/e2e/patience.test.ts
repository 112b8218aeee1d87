import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeCode, encodeCode } from '../../src/signal/code.ts';
import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { hurry } from '../../tools/lab/hurry.ts';
import { builtExtension } from './support/pair.ts';
import { Person } from './support/person.ts';

/** A wait of 15 minutes, so many times faster. */
const HURRY = 60;
const WAIT = (15 * 60_000) / HURRY;
/** Of a local network, and perhaps an anchor. */
const MOST_CANDIDATES = 3;

const started: TestBrowser[] = [];
async function start(kind: BrowserKind): Promise<Person> {
  const browser = await launch(kind, { extension: builtExtension(kind) });
  started.push(browser);
  const person = await Person.atPage(browser);
  await person.staysLocal();
  return person;
}
afterAll(() => Promise.all(started.map((browser) => browser.close())));

interface Watch {
  pc?: RTCPeerConnection;
  added: number;
}

/** In the page: keeps the connection that candidates are added to, and how many were. */
function watch(): void {
  const seen: Watch = { added: 0 };
  Object.assign(window, { seen });
  const { prototype } = RTCPeerConnection;
  prototype.addIceCandidate = new Proxy(prototype.addIceCandidate, {
    apply(add, pc: RTCPeerConnection, args) {
      seen.pc = pc;
      seen.added++;
      return Reflect.apply(add, pc, args) as Promise<void>;
    },
  });
}

/** In the page: candidates that were ever added, and that the browser still holds. */
function count() {
  const { pc, added } = (window as unknown as { seen: Watch }).seen;
  return { added, held: pc?.remoteDescription?.sdp.match(/^a=candidate:/gm)?.length ?? 0 };
}

async function waitLong(invite: string, kind: BrowserKind) {
  const replier = await start(kind);
  await replier.view.evaluate(watch);
  await replier.view.evaluate(hurry, HURRY, 'setInterval');
  await replier.replies(invite);
  await sleep(WAIT);
  await replier.isIn('replying');
  return replier.view.evaluate(count);
}

test('who waits for long tries on, at little cost', async () => {
  const inviter = await start('chromium');
  const invite = await inviter.invites();
  await inviter.browser.close(); // so that nobody answers
  const [chromium, firefox] = await Promise.all([
    waitLong(invite, 'chromium'),
    waitLong(invite, 'firefox'),
  ]);
  // Chromium gets all of them every 5 s, and forgets.
  expect(chromium.added).toBeGreaterThan(120);
  expect(chromium.held).toBeLessThanOrEqual(60 * MOST_CANDIDATES);
  // Firefox cannot forget, but something holds it.
  expect(firefox.added).toBeLessThan(15 * MOST_CANDIDATES);
}, 60_000);

/** Milliseconds. Chromium checks for 15 s, and the round after that comes at 20 s. */
const LISTENED = 24_000;
const LONGEST_SILENCE = 2500;

test('who waits in Chromium is never silent', async () => {
  const inviter = await start('chromium');
  const invite = decodeCode(await inviter.invites());
  await inviter.browser.close();
  const silent = createSocket('udp4');
  try {
    const [host] = invite.candidates;
    if (!host) throw new Error('an invite without an address');
    silent.bind(0, host.address);
    await once(silent, 'listening');
    const heard: number[] = [];
    silent.on('message', () => heard.push(performance.now()));
    const candidates = [{ ...host, port: silent.address().port }];
    const replier = await start('chromium');
    await replier.replies(encodeCode({ ...invite, candidates }));
    await once(silent, 'message');
    await sleep(LISTENED);
    const silences = heard.slice(1).map((time, index) => time - (heard[index] ?? 0));
    expect(Math.max(...silences, performance.now() - (heard.at(-1) ?? 0))).toBeLessThan(
      LONGEST_SILENCE,
    );
  } finally {
    silent.close();
  }
}, 90_000);
