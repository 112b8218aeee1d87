import { gateFor } from '../../tools/lab/delay/gate.ts';
import type { BrowserKind } from '../../tools/lab/browsers/index.ts';
import type { RemoteResident } from '../../tools/lab/nat/agent.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';
import type { SiteList } from '../../tools/lab/nat/internet.ts';

/** Who cannot connect to whom: real networks that fail in different ways, and what is said of it. */
const SITES = {
  /** Wi-Fi for guests: to the world like any other, but its hosts do not reach each other. */
  guest: { kind: 'port-restricted', isolated: true },
  guestToo: { lanOf: 'guest' },
  /** Two homes behind one NAT of a provider that does not lead back inside. */
  customer: { kind: 'cgnat' },
  home: { kind: 'port-restricted', carrierOf: 'customer' },
  blocked: { kind: 'udp-blocked' },
  hard: { kind: 'symmetric-random' },
  hardToo: { kind: 'symmetric-random' },
  six: { kind: 'ipv6' },
} satisfies SiteList;
type Site = keyof typeof SITES;

const PEOPLE: Record<string, [Site, BrowserKind]> = {
  guestChromium: ['guest', 'chromium'],
  guestFirefox: ['guestToo', 'firefox'],
  customerChromium: ['customer', 'chromium'],
  homeFirefox: ['home', 'firefox'],
  blockedChromium: ['blocked', 'chromium'],
  blockedFirefox: ['blocked', 'firefox'],
  hardChromium: ['hard', 'chromium'],
  hardFirefox: ['hardToo', 'firefox'],
  sixChromium: ['six', 'chromium'],
};

/** Browsers that start at once: more would only keep each other waiting. */
const STARTING = 3;
/** Nine of them, on a machine that has other tests to run. */
const START_TIMEOUT = 240_000;

/** Gathering where no server answers, and the time after which the reason is told, with room. */
const GATHERED = 15_000;
const TOLD = 25_000;
const AT_ONCE = 5_000;

let lab: Lab;
const people = new Map<string, RemoteResident>();
beforeAll(async () => {
  lab = await startLab(SITES);
  const agents = new Map(Object.keys(SITES).map((site) => [site, lab.agent(site)]));
  const gate = gateFor(STARTING);
  await Promise.all(
    Object.entries(PEOPLE).map(([name, [site, kind]]) =>
      gate(async () => {
        const servers = site === 'six' ? lab.stunServers6 : lab.stunServers.slice(0, 2);
        const resident = await agents.get(site)?.moveIn(kind, servers);
        if (resident) people.set(name, resident);
      }),
    ),
  );
}, START_TIMEOUT);
afterAll(() => lab.close());

function person(name: string): RemoteResident {
  const found = people.get(name);
  if (!found) throw new Error(`${name} did not move in`);
  return found;
}

interface Expected {
  /** What the inviter reads before anybody has replied. */
  hint?: string;
  /** The replier is told as well, before anything is tried. */
  isForeseen?: boolean;
  /** The replier is gone. */
  leaves?: boolean;
  /** Milliseconds. */
  within?: number;
}
const HOPELESS: Expected = { isForeseen: true, within: AT_ONCE };

/** Both codes are handed over. @returns what the inviter reads */
async function isTold(
  [inviter, replier]: [string, string],
  diagnosis: string,
  { hint, leaves = false, isForeseen = false, within = TOLD }: Expected,
): Promise<string> {
  const [one, other] = [person(inviter), person(replier)];
  const invite = await one.invites();
  if (hint) await one.finds(invite.id, `.advice[data-diagnosis="${hint}"]`, { timeout: GATHERED });
  const reply = await other.replies(invite.code);
  if (isForeseen)
    await other.finds(reply.id, `.advice[data-diagnosis="${diagnosis}"]`, { timeout: within });
  if (leaves) await other.cancels(reply.id);
  await one.takes(reply.code);
  const text = await one.finds(invite.id, `.slow[data-diagnosis="${diagnosis}"]`, {
    timeout: within,
  });
  expect(Object.keys(await one.timeline(invite.id)).at(-1)).toBe('connecting');
  return text;
}

const expectSentences = (text: string) => expect(text).toMatch(/.+\n.+\n.*keeps trying/s);

// One after the other: what is told at once is not to be told late because of what else is tried here.
test.each<[string, string, string, Expected]>([
  ['hardChromium', 'hardFirefox', 'both-symmetric', HOPELESS],
  ['hardFirefox', 'hardChromium', 'both-symmetric', HOPELESS],
  ['sixChromium', 'homeFirefox', 'no-shared-family', { within: AT_ONCE }],
  ['homeFirefox', 'sixChromium', 'no-shared-family', { within: AT_ONCE }],
])('%s and %s are told at once: %s', async (inviter, replier, diagnosis, expected) => {
  expectSentences(await isTold([inviter, replier], diagnosis, expected));
});

test('whoever cannot connect is told why', async () => {
  const texts = await Promise.all([
    isTold(['blockedChromium', 'guestFirefox'], 'udp-blocked', { hint: 'udp-blocked' }),
    isTold(['blockedFirefox', 'guestChromium'], 'udp-blocked', { hint: 'udp-blocked' }),
    isTold(['guestChromium', 'guestFirefox'], 'isolated', {}),
    isTold(['guestFirefox', 'guestChromium'], 'isolated', {}),
    isTold(['customerChromium', 'homeFirefox'], 'isolated', {}),
    isTold(['homeFirefox', 'customerChromium'], 'isolated', {}),
    isTold(['homeFirefox', 'guestChromium'], 'no-answer', { leaves: true }),
    isTold(['guestChromium', 'homeFirefox'], 'no-answer', { leaves: true }),
  ]);
  texts.forEach(expectSentences);
}, 90_000);

test('nothing went wrong unseen', async () => {
  for (const resident of people.values()) expect(await resident.consoleErrors()).toEqual([]);
});
