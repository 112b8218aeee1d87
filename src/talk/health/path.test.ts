import { readFileSync } from 'node:fs';
import type { StatsEntry } from '../../connection/stats.ts';
import { readLook, type Look } from './path.ts';

/** Taken from real browsers that were connected on one machine. */
const recorded = readFileSync('tests/unit/connection/connected-stats.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { name: string; stats: StatsEntry[] });

const look = (name: string): Look | undefined =>
  readLook(recorded.find((each) => each.name === name)?.stats ?? []);

test('Chromium tells both addresses', () => {
  expect(look('chromium, host')).toEqual({
    path: {
      kind: 'same-network',
      own: { type: 'host', address: '10.77.0.1', port: 60996 },
      other: { type: 'host', address: '10.77.0.1', port: 36743 },
    },
    roundTrip: 1,
    sent: 57399,
    received: 7285,
  });
});

test('neither browser tells where somebody is who was met on the way', () => {
  const chromium = look('chromium, other side seen first as peer-reflexive');
  expect(chromium?.path).toEqual({
    kind: 'unknown',
    own: { type: 'host', address: '10.77.0.1', port: 35092 },
    other: { type: 'prflx', port: 39383 },
  });
  const firefox = look('firefox, other side seen first as peer-reflexive');
  expect(firefox?.path.kind).toBe('unknown');
  expect(firefox?.path.other).toEqual({ type: 'prflx', port: 52534 });
});

test('Firefox names its own address by mDNS', () => {
  const path = look('firefox, host')?.path;
  expect(path?.kind).toBe('same-network');
  expect(path?.own.address).toMatch(/\.local$/);
});

const at = (
  own: [type: string, address: string],
  other: [type: string, address: string],
): StatsEntry[] => [
  {
    type: 'candidate-pair',
    id: 'p',
    selected: true,
    localCandidateId: 'l',
    remoteCandidateId: 'r',
  },
  { type: 'local-candidate', id: 'l', candidateType: own[0], address: own[1], port: 1 },
  { type: 'remote-candidate', id: 'r', candidateType: other[0], address: other[1], port: 2 },
];

test.each([
  [['host', '192.168.1.2'], ['srflx', '198.51.100.7'], 'ipv4-nat'],
  [['srflx', '203.0.113.9'], ['host', '198.51.100.7'], 'ipv4-nat'],
  [['prflx', '203.0.113.9'], ['prflx', ''], 'ipv4-nat'],
  [['host', 'a.local'], ['host', '198.51.100.7'], 'ipv4-nat'],
  [['host', '203.0.113.9'], ['host', '198.51.100.7'], 'ipv4'],
  [['host', '2001:db8::1'], ['host', '2001:db8:1::1'], 'ipv6'],
  [['host', '2001:db8::1'], ['prflx', ''], 'ipv6'],
  [['host', 'fe80::1'], ['host', 'fe80::2'], 'same-network'],
  [['host', '192.168.1.2'], ['host', 'b.local'], 'same-network'],
  [['host', '192.168.1.2'], ['prflx', '(redacted)'], 'unknown'],
] as const)('%j to %j: %s', (own, other, kind) => {
  expect(readLook(at([...own], [...other]))?.path.kind).toBe(kind);
});

test('the worst loss of a call counts', () => {
  const lost = [0.02, 0.1].map((fractionLost, id) => ({
    ...{ type: 'remote-inbound-rtp', id: String(id), fractionLost },
  }));
  const stats = at(['host', '192.168.1.2'], ['host', '192.168.1.3']);
  expect(readLook([...stats, ...lost])?.lost).toBe(0.1);
  expect(readLook(stats)?.lost).toBeUndefined();
});

test('without a path there is nothing to tell', () => {
  expect(readLook([])).toBeUndefined();
  expect(readLook([{ type: 'transport', id: 't', iceState: 'checking' }])).toBeUndefined();
});
