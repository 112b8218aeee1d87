import fc from 'fast-check';
import {
  chooseBeacons,
  chooseServers,
  operatorOf,
  SERVERS_ASKED,
  SERVERS_ASKED_AT_MOST,
} from './choose.ts';
import { changeList } from './changes.ts';
import { recordOutcomes, type HealthRecord } from './health.ts';
import { DEFAULT_LIST, listServers, type ListedServer } from './servers.ts';

const NOW = 1e12;
const dice = fc
  .infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
  .map((stream) => () => stream.next().value as number);

function serversOf(...hosts: string[]): ListedServer[] {
  return listServers({
    own: hosts.map((host) => ({ host, port: 3478, off: false })),
    bundled: false,
    off: [],
  }).filter(({ origin }) => origin === 'own');
}
const urlOf = (host: string) => `stun:${host}:3478`;
const hostsOf = (servers: ListedServer[]) => servers.map(({ host }) => host);
const without = { health: {}, now: NOW };

test.each([
  ['stun1.l.google.com', 'google.com'],
  ['stun.engineeredarts.co.uk', 'engineeredarts.co.uk'],
  ['stun.m-online.net', 'm-online.net'],
  ['example', 'example'],
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8::7', '2001:db8::7'],
])('operator of %s', (host, operator) => {
  expect(operatorOf(host)).toBe(operator);
});

test('of the bundled list, three or four of different operators, whatever the dice say', () => {
  const servers = listServers(DEFAULT_LIST);
  fc.assert(
    fc.property(dice, (random) => {
      const chosen = chooseServers(servers, { ...without, random });
      expect([SERVERS_ASKED, SERVERS_ASKED_AT_MOST]).toContain(chosen.length);
      expect(new Set(chosen.map(({ operator }) => operator)).size).toBe(chosen.length);
      expect(chosen.some(({ host }) => host.includes(':'))).toBe(true);
    }),
  );
});

test('different operators as far as the list has them, then others of the same', () => {
  const servers = serversOf('a.one.example', 'b.one.example', 'c.two.example');
  fc.assert(
    fc.property(dice, (random) => {
      const chosen = chooseServers(servers, { ...without, random });
      expect(chosen).toHaveLength(3);
      expect(new Set(chosen.slice(0, 2).map(({ operator }) => operator)).size).toBe(2);
    }),
  );
  expect(chooseServers([], { ...without, random: Math.random })).toEqual([]);
});

test('none that is off', () => {
  const servers = serversOf('a.example', 'b.example', 'c.example', '2001:db8::7');
  const off = servers.map((server) => ({ ...server, on: server.host === 'b.example' }));
  expect(hostsOf(chooseServers(off, { ...without, random: () => 0 }))).toEqual(['b.example']);
});

describe('with what is known of them', () => {
  const hosts = Array.from({ length: 12 }, (_, i) => `s${i}.o${i}.example`);
  const outcomes = hosts.map((host, i) => {
    if (i < 4) return { url: urlOf(host), ok: true, ms: 40 };
    return { url: urlOf(host), ok: i < 8, ms: i < 8 ? 900 : undefined };
  });
  let health: HealthRecord = {};
  for (let i = 0; i < 3; i++) health = recordOutcomes(health, outcomes, NOW);
  const [quick, dead] = [hosts.slice(0, 4), hosts.slice(8)];

  test('two quick ones at least, and none that is set aside', () => {
    fc.assert(
      fc.property(dice, (random) => {
        const chosen = hostsOf(chooseServers(serversOf(...hosts), { health, now: NOW, random }));
        expect(chosen).toHaveLength(3);
        expect(chosen.slice(0, 2).every((host) => quick.includes(host))).toBe(true);
        expect(chosen.some((host) => dead.includes(host))).toBe(false);
      }),
    );
  });

  test('those set aside where there is nothing else', () => {
    const servers = serversOf(...dead, quick[0] ?? '');
    const chosen = hostsOf(chooseServers(servers, { health, now: NOW, random: () => 0 }));
    expect(chosen[0]).toBe(quick[0]);
    expect(chosen).toHaveLength(3);
  });

  test('those set aside again after some days', () => {
    const later = NOW + 4 * 24 * 60 * 60 * 1000;
    const seen = new Set<string>();
    for (let i = 0; i < 500; i++) {
      const circumstances = { health, now: later, random: Math.random };
      chooseServers(serversOf(...hosts), circumstances).forEach(({ host }) => seen.add(host));
    }
    expect(dead.filter((host) => !seen.has(host))).toEqual([]);
  });
});

test('each server gets its turn, and the list is left as it was', () => {
  const servers = listServers(DEFAULT_LIST);
  const before = structuredClone(servers);
  const seen = new Set<string>();
  // At least 1 in 60 each: that one is never drawn in 2000 draws has a chance below 1e-12.
  for (let i = 0; i < 2000; i++) {
    chooseServers(servers, { ...without, random: Math.random }).forEach(({ url }) => seen.add(url));
  }
  expect(seen.size).toBe(servers.length);
  expect(servers).toEqual(before);
});

test('beacons are chosen by themselves, those that were well first', () => {
  const codes = [
    'beacon:HaPvcU3AHPevBnUSF_9VL_rCEBg8RsYzZAecu9J6',
    'beacon:WzLa1B48WngAIkRmiKrM7xEzVXeZu93_jGbIDnLsCG3AAAAAAAAAAAAAAAA4sXQ',
  ] as const;
  const text = `${codes.join('\n')}\nstun.example.org`;
  const list = changeList(DEFAULT_LIST, { type: 'add', text, only: true });
  const servers = listServers(list);
  const health = [1, 2].reduce(
    (record: HealthRecord) => recordOutcomes(record, [{ url: codes[0], ok: false }], NOW),
    {},
  );
  for (const random of [() => 0, () => 0.999]) {
    expect(hostsOf(chooseServers(servers, { ...without, random }))).toEqual(['stun.example.org']);
    const chosen = chooseBeacons(servers, { health, now: NOW, random });
    expect(chosen.map(({ url }) => url)).toEqual([codes[1], codes[0]]);
  }
});
