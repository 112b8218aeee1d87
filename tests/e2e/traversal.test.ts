import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeCode } from '../../src/signal/code.ts';
import { MAX_MORE_PORTS } from '../../src/signal/limits.ts';
import type { BrowserKind } from '../../tools/lab/browsers/index.ts';
import { poll } from '../../tools/lab/browsers/poll.ts';
import type { RemoteResident } from '../../tools/lab/nat/agent.ts';
import { startFinder } from '../../tools/lab/nat/finder.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';
import type { SiteList } from '../../tools/lab/nat/internet.ts';

/** Networks between which ICE alone opens nothing, and how each pair of people gets through. */
const SITES = {
  home: { kind: 'port-restricted' },
  router: { kind: 'linux' },
  /** A public address. */
  filtered: { kind: 'firewall' },
  /** The same with no filter. */
  open: { kind: 'open' },
  /** Its filter lets in whatever comes from where something was sent to: ICE alone makes it. */
  lenient: { kind: 'addr-restricted' },
  /** Has not yet written to anybody. */
  lenientToo: { kind: 'addr-restricted' },
  /** Nothing is filtered, and of two ways now one and now the other is the faster one. */
  unfiltered: { kind: 'full-cone', jitter: 60 },
  sequential: { kind: 'symmetric-sequential' },
  sequentialToo: { kind: 'symmetric-sequential' },
  block: { kind: 'symmetric-block' },
  random: { kind: 'symmetric-random' },
} satisfies SiteList;
type Site = keyof typeof SITES;

/** As many as spontan asks; two show no pattern. */
const SERVERS = 3;
/** The slowest of these pairs finds a way in a few seconds in the middle, so in this time surely. */
const FOUND = 60_000;

/** Minutes of the effort pass in seconds. */
const HURRY = 30;
/** Beside the first one, which asks ICE's usual questions. */
const SOCKETS_IN_A_BLOCK = 32;
/** One that waits tries again within this time. */
const ROUND = 8000;
/** Packets a second: 32 sockets send 500, one that waits 20. */
const MANY = 100;

let lab: Lab;
const people = new Map<string, Promise<RemoteResident>>();
beforeAll(async () => {
  lab = await startLab(SITES);
});
afterAll(() => lab.close());

function person(kind: BrowserKind, site: Site): Promise<RemoteResident> {
  const name = `${kind} ${site}`;
  const found = people.get(name) ?? lab.agent(site).moveIn(kind, lab.stunServers.slice(0, SERVERS));
  people.set(name, found);
  return found;
}

/** What a site has sent so far, by Linux's count (proc_pid_net(5), the fourth number of `Udp`). */
function packetsFrom(site: Site): number {
  const [program = '', ...args] = lab.inSite(site, ['cat', '/proc/net/snmp']);
  const [, numbers = ''] = execFileSync(program, args, { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.startsWith('Udp:'));
  return Number(numbers.split(' ')[4]);
}

test.each<[string, Site, BrowserKind, Site, BrowserKind]>([
  ['predicted ports', 'home', 'chromium', 'sequential', 'chromium'],
  ['predicted ports, while nobody knows when', 'sequential', 'chromium', 'router', 'chromium'],
  ['ports of a block', 'home', 'chromium', 'block', 'chromium'],
  ['any port, sought from several sockets', 'random', 'chromium', 'router', 'chromium'],
  ['no crowd of sockets, where all are let through', 'lenient', 'chromium', 'random', 'chromium'],
  ['ports that both open', 'sequential', 'chromium', 'sequentialToo', 'chromium'],
  ['predicted ports', 'home', 'firefox', 'sequential', 'chromium'],
  ['predicted ports', 'sequential', 'firefox', 'router', 'chromium'],
  ['ports of a block', 'block', 'firefox', 'home', 'chromium'],
])(
  '%s: %s (%s) invites %s (%s)',
  async (_, from, inviterKind, to, replierKind) => {
    const [inviter, replier] = await Promise.all([
      person(inviterKind, from),
      person(replierKind, to),
    ]);
    const invite = await inviter.invites();
    const reply = await replier.replies(invite.code);
    await inviter.takes(reply.code);
    await inviter.finds(invite.id, '#state[data-state="connected"]', { timeout: FOUND });
    await replier.finds(reply.id, '#state[data-state="connected"]', { timeout: FOUND });
    await inviter.says(invite.id, 'through');
    await replier.finds(reply.id, '.chat-line.from-them', { text: 'through', timeout: 5000 });
    await inviter.cancels(invite.id);
  },
  90_000,
);

test('a public address names the sockets from which it guesses, too', async () => {
  const [inviter, replier] = [
    await person('chromium', 'random'),
    await person('chromium', 'filtered'),
  ];
  const invite = await inviter.invites();
  const reply = await replier.replies(invite.code);
  expect(decodeCode(reply.code).morePorts).toHaveLength(MAX_MORE_PORTS);
  await replier.cancels(reply.id);
  await inviter.cancels(invite.id);
});

test.each<[BrowserKind]>([['chromium'], ['firefox']])(
  'of many sockets that are found in %s one is left once it is spoken with',
  async (kind) => {
    const replier = await person(kind, 'block');
    const finder = startFinder((command) => lab.inSite('open', command));
    try {
      const { actions } = finder;
      const { id, code } = await replier.replies(await actions.invite());
      await poll('all sockets', async () => {
        await sleep(1000);
        return (await actions.seen()).length > SOCKETS_IN_A_BLOCK;
      });
      const [first] = await actions.heard();
      await sleep(1000);
      await actions.find(code);
      await sleep(2000);
      const [found = 0, ...others] = (await actions.heard()).filter((port) => port !== first);
      expect(found).toBeGreaterThan(0);
      // In Firefox none can be mute.
      if (kind === 'chromium') expect(others).toEqual([]);

      await actions.answer(found);
      await actions.find(code);
      await poll('only that one and the first of all', async () => {
        await actions.seen();
        await sleep(1000);
        return (await actions.seen()).length === 2;
      });

      await actions.speak(found);
      await sleep(2000);
      await actions.seen();
      await sleep(ROUND);
      expect(await actions.seen()).toEqual([found]);
      await replier.cancels(id);
    } finally {
      await finder.end();
    }
  },
  60_000,
);

test('of Firefox all sockets are found at once, and it connects nevertheless', async () => {
  const inviter = await person('chromium', 'unfiltered');
  const replier = await person('firefox', 'block');
  for (const text of ['one', 'two', 'three']) {
    const invite = await inviter.handsOutInvite();
    const reply = await replier.replies(invite.code);
    await replier.sees('.effort', 5000);
    await sleep(2000); // for its sockets
    await inviter.takes(reply.code);
    await replier.finds(reply.id, '#state[data-state="connected"]', { timeout: FOUND });
    await inviter.says(invite.id, text);
    await replier.finds(reply.id, '.chat-line.from-them', { text, timeout: 5000 });
    await inviter.cancels(invite.id);
    await replier.cancels(reply.id);
  }
}, 120_000);

test('invites that cross, while one side has opened many sockets', async () => {
  const [one, other] = [await person('chromium', 'random'), await person('chromium', 'lenientToo')];
  const [invite, theirs] = [await one.handsOutInvite(), await other.handsOutInvite()];
  await one.crosses(invite.id, theirs.code);
  await one.sees('.effort', 5000);
  await sleep(3000); // for its sockets
  await other.crosses(theirs.id, invite.code);
  await one.finds(invite.id, '#state[data-state="connected"]', { timeout: FOUND });
  await other.finds(theirs.id, '#state[data-state="connected"]', { timeout: FOUND });
  await one.says(invite.id, 'crossed');
  await other.finds(theirs.id, '.chat-line.from-them', { text: 'crossed', timeout: 5000 });
  await one.cancels(invite.id);
}, 60_000);

test('the effort ends in time, and begins again when the person wants it', async () => {
  const [inviter, replier] = [await person('chromium', 'home'), await person('chromium', 'block')];
  const invite = await inviter.invites();
  const reply = await replier.replies(invite.code);
  await replier.hurries(HURRY, 'setTimeout');
  await replier.sees('.effort[data-over="false"] progress', 5000);
  expect(await packetsIn(1000)).toBeGreaterThan(MANY);
  await replier.sees('.effort[data-over="true"]', 20_000);
  await replier.hurries(1 / HURRY, 'setTimeout');
  expect(await packetsIn(1000)).toBeLessThan(MANY);

  await replier.clicks('#try-again');
  await replier.sees('.effort[data-over="false"]', 1000);
  await inviter.takes(reply.code);
  await inviter.finds(invite.id, '#state[data-state="connected"]', { timeout: FOUND });

  async function packetsIn(ms: number): Promise<number> {
    const before = packetsFrom('block');
    await sleep(ms);
    return packetsFrom('block') - before;
  }
}, 120_000);

test('nothing went wrong unseen', async () => {
  for (const resident of people.values())
    expect(await (await resident).consoleErrors()).toEqual([]);
});
