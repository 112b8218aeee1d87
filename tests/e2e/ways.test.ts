import { decodeCode } from '../../src/signal/code.ts';
import type { BrowserKind } from '../../tools/lab/browsers/index.ts';
import type { RemoteResident } from '../../tools/lab/nat/agent.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';
import type { SiteList } from '../../tools/lab/nat/internet.ts';

/** Networks that are difficult, and what gets people through them all the same. */
const SITES = {
  /** Nothing goes by IPv4 between these two. */
  dual: { kind: 'symmetric-random', six: true },
  dualToo: { kind: 'symmetric-random', six: true },
  /** In one home, whose router does not hairpin. */
  home: { kind: 'port-preserving' },
  homeToo: { lanOf: 'home' },
  /** Behind one NAT of a provider that does as RFC 6888 asks. */
  customer: { kind: 'cgnat', rules: { hairpin: true } },
  customerToo: { kind: 'port-preserving', carrierOf: 'customer' },
  /** Its owner knows that it is reachable, and at which address. */
  exposed: { kind: 'port-preserving', exposed: true },
  /** The router takes what nobody asked for as meant for itself, and its port with it. */
  accepting: { kind: 'linux-open' },
} satisfies SiteList;
type Site = keyof typeof SITES;

/** RFC 5737: external addresses of sites. */
const HOME = '198.51.100.30';
const EXPOSED = '198.51.100.70';
/** Nobody is there. */
const SILENT = '192.0.2.9:3478';

const KIND_AT: Record<Site, BrowserKind> = {
  dual: 'chromium',
  dualToo: 'firefox',
  home: 'chromium',
  homeToo: 'firefox',
  customer: 'chromium',
  customerToo: 'firefox',
  exposed: 'firefox',
  accepting: 'chromium',
};

/** Milliseconds from the paste to the open channel; a loaded machine is slower than two people's. */
const AT_ONCE = 3000;

let lab: Lab;
const people = new Map<Site, RemoteResident>();
beforeAll(async () => {
  lab = await startLab(SITES);
  // All servers that a connection asks at most.
  const servers = [...lab.stunServers.slice(0, 3), ...lab.stunServers6.slice(0, 1)];
  await Promise.all(
    (Object.keys(SITES) as Site[]).map(async (site) => {
      const asked = site === 'exposed' ? [] : servers;
      people.set(site, await lab.agent(site).moveIn(KIND_AT[site], asked));
    }),
  );
});
afterAll(() => lab.close());

function personAt(site: Site): RemoteResident {
  const person = people.get(site);
  if (!person) throw new Error(`nobody at ${site}`);
  return person;
}

/** Both codes are handed over. @returns where each leads */
async function connects(inviterAt: Site, replierAt: Site): Promise<string[][]> {
  const [inviter, replier] = [personAt(inviterAt), personAt(replierAt)];
  const invite = await inviter.invites();
  const reply = await replier.replies(invite.code);
  const pasted = await inviter.takes(reply.code);
  await inviter.finds(invite.id, '#state[data-state="connected"]', { timeout: 20_000 });
  const { connected = Infinity } = await inviter.timeline(invite.id);
  expect(connected - pasted).toBeLessThan(AT_ONCE);
  return [invite, reply].map(({ code }) =>
    decodeCode(code).candidates.map(({ address }) => address),
  );
}

test.each([
  ['dual', 'dualToo'],
  ['dualToo', 'dual'],
] as const)('by IPv6 where no port can be known by IPv4: %s invites %s', async (one, other) => {
  for (const addresses of await connects(one, other))
    expect(addresses.filter((address) => address.startsWith('2001:db8:'))).not.toEqual([]);
});

test.each([
  ['home', 'homeToo'],
  ['homeToo', 'home'],
] as const)('in one home, by their local addresses: %s invites %s', async (one, other) => {
  await connects(one, other);
});

test.each([
  ['customer', 'customerToo'],
  ['customerToo', 'customer'],
] as const)(
  'behind one NAT of a provider that leads back inside: %s invites %s',
  async (one, other) => {
    await connects(one, other);
  },
);

test('by the address of before, where no server answers and the router preserves ports', async () => {
  await personAt('home').invites();
  await personAt('home').asksServers([SILENT]);
  const [invite] = await connects('home', 'customerToo');
  expect(invite).toContain(HOME);
});

test('by an address that its owner has entered, though no server is asked', async () => {
  await personAt('exposed').entersAddress(EXPOSED);
  for (const [inviter, replier] of [
    ['exposed', 'dual'],
    ['dual', 'exposed'],
  ] as const) {
    const codes = await connects(inviter, replier);
    expect(codes[inviter === 'exposed' ? 0 : 1]).toContain(EXPOSED);
  }
});

test('from a router that takes what nobody asked for, by replying', async () => {
  await connects('homeToo', 'accepting');
});

test('nothing went wrong unseen', async () => {
  for (const person of people.values()) expect(await person.consoleErrors()).toEqual([]);
});
