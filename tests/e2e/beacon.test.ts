import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Answered } from '../../tools/lab/beacon/strangers.ts';
import type { RemoteResident } from '../../tools/lab/nat/agent.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';
import type { SiteList } from '../../tools/lab/nat/internet.ts';

/** Nobody runs a STUN server here. */
const SITES = {
  volunteer: { kind: 'open' },
  a: { kind: 'port-restricted' },
  b: { kind: 'port-restricted' },
  friend: { kind: 'addr-restricted' },
  strangers: { kind: 'open' },
} satisfies SiteList;

const run = promisify(execFile);

/** RFC 8489 §18.2 */
const BINDING_SUCCESS = 0x0101;

/** Bytes: header, a code with a short phrase, FINGERPRINT. A request has 28 at least. */
const LARGEST_ERROR = 48;

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
});
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

/** Somebody at a place of their own sends checks by hand. */
async function strangersAsk(count: number): Promise<Record<string, Answered>> {
  const program = [process.execPath, '--import', 'tsx', 'tools/lab/beacon/strangers.ts'];
  const [file = '', ...args] = lab.inSite('strangers', [...program, beacon, String(count)]);
  const { stdout } = await run(file, args);
  return JSON.parse(stdout) as Record<string, Answered>;
}

test('a beacon helps two behind NATs to connect, and counts them', async () => {
  await connect(a, b);
  await volunteer.sees('#beacon-served[data-served="2"]', LIMIT);
  expect(await volunteer.consoleErrors()).toEqual([]);
}, 60_000);

test('a beacon is tested like any other server', async () => {
  await a.testsServers();
  await a.sees(`[data-url="${beacon}"] .server-health[data-state="good"]`);
});

test('a beacon gives nothing away without its password, and is no amplifier', async () => {
  const { right, ...wrong } = await strangersAsk(0);
  expect(right).toMatchObject({ type: BINDING_SUCCESS });
  // Browsers do answer these, with an error that says nothing about anybody.
  for (const { received = 0, type } of Object.values(wrong)) {
    expect(type).not.toBe(BINDING_SUCCESS);
    expect(received).toBeLessThanOrEqual(LARGEST_ERROR);
  }
});

test('a common friend does it, once the beacon is gone', async () => {
  const friend = await lab.agent('friend').moveIn('chromium', [beacon]);
  await connect(a, friend);
  await connect(b, friend);
  await volunteer.clicks('#beacon');
  await volunteer.sees('#beacon:not(:checked)');
  await connect(a, b);
  for (const each of [a, b, friend]) expect(await each.consoleErrors()).toEqual([]);
}, 90_000);

test('a beacon that is asked too much goes out, and says so', async () => {
  beacon = await volunteer.becomesBeacon();
  await strangersAsk(1300);
  await volunteer.sees('#beacon-state[data-state="failed"]', LIMIT);
  expect(await volunteer.isSeeing('#beacon:checked')).toBe(false);
  expect(await volunteer.consoleErrors()).toEqual([]);
}, 60_000);
