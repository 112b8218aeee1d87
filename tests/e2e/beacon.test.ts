import type { RemoteResident } from '../../tools/lab/nat/agent.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';
import type { SiteList } from '../../tools/lab/nat/internet.ts';

/** Nobody runs a STUN server here. */
const SITES = {
  volunteer: { kind: 'open' },
  a: { kind: 'port-restricted' },
  b: { kind: 'port-restricted' },
  friend: { kind: 'addr-restricted' },
} satisfies SiteList;

const LIMIT = 20_000;
const CONNECTED = '#state[data-state="connected"]';

let lab: Lab;
let volunteer: RemoteResident;
let beacon: string;
let a: RemoteResident;
let b: RemoteResident;
beforeAll(async () => {
  lab = await startLab(SITES);
  volunteer = await lab.agent('volunteer').moveIn('chromium', []);
  beacon = await volunteer.becomesBeacon();
  [a, b] = await Promise.all([
    lab.agent('a').moveIn('chromium', [beacon]),
    lab.agent('b').moveIn('chromium', [beacon]),
  ]);
}, 60_000);
afterAll(() => lab.close());

async function connect(one: RemoteResident, other: RemoteResident): Promise<void> {
  const invite = await one.invites();
  const reply = await other.replies(invite.code);
  await one.takes(reply.code);
  await other.finds(reply.id, CONNECTED, { timeout: LIMIT });
  await one.finds(invite.id, CONNECTED, { timeout: LIMIT });
  await one.says(invite.id, 'no server knows');
  await other.finds(reply.id, '.chat-line.from-them', { text: 'no server knows', timeout: LIMIT });
}

test('a beacon helps two behind NATs to connect, and counts them', async () => {
  await connect(a, b);
  await volunteer.sees('#beacon-served[data-served="2"]', LIMIT);
  expect(await volunteer.consoleErrors()).toEqual([]);
}, 60_000);

test('a common friend does it, once the beacon is gone', async () => {
  const friend = await lab.agent('friend').moveIn('chromium', [beacon]);
  await connect(a, friend);
  await connect(b, friend);
  lab.unplug('volunteer');
  await connect(a, b);
  for (const each of [a, b, friend]) expect(await each.consoleErrors()).toEqual([]);
}, 90_000);
