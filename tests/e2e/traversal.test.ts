import type { BrowserKind } from '../../tools/lab/browsers/index.ts';
import type { RemoteResident } from '../../tools/lab/nat/agent.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';
import type { SiteList } from '../../tools/lab/nat/internet.ts';

/** Networks between which ICE alone opens nothing, and how each pair of people gets through. */
const SITES = {
  home: { kind: 'port-restricted' },
  router: { kind: 'linux' },
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

test.each<[string, Site, BrowserKind, Site, BrowserKind]>([
  ['predicted ports', 'home', 'chromium', 'sequential', 'chromium'],
  ['predicted ports, while nobody knows when', 'sequential', 'chromium', 'router', 'chromium'],
  ['ports of a block', 'home', 'chromium', 'block', 'chromium'],
  ['any port, sought from several sockets', 'random', 'chromium', 'router', 'chromium'],
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

test('nothing went wrong unseen', async () => {
  for (const resident of people.values())
    expect(await (await resident).consoleErrors()).toEqual([]);
});
