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
  await new Promise((resolve) => setTimeout(resolve, WAIT));
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
