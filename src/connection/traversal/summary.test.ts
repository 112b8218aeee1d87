import type { Candidate } from '../../signal/description.ts';
import { summarised, summarise } from './summary.ts';

const host: Candidate = { type: 'host', address: '192.168.1.10', port: 40_000 };
const host6: Candidate = { type: 'host', address: '2001:db8::10', port: 40_001 };
const srflx = (port: number, address = '198.51.100.10'): Candidate => ({
  type: 'srflx',
  address,
  port,
});
const at = (...ports: number[]) => [host, ...ports.map((port) => srflx(port))];

test.each([
  ['upwards', [5000, 5001, 5002], 1, 5002],
  ['upwards, two servers', [5000, 5001], 1, 5001],
  ['in steps, with others between', [5000, 5004, 5006], 2, 5006],
  ['downwards', [5002, 5001, 5000], -1, 5000],
  ['answers that overtook each other', [5001, 5000, 5002], 1, 5002],
])('sequential: %s', (_, ports, step, port) => {
  expect(summarise(at(...ports))).toEqual({
    candidates: [host, srflx(port)],
    ports: { order: 'sequential', step },
  });
});

test.each([
  ['any port', [1500, 60_000, 30_000], 16],
  ['three of a block of 1024', [40_960, 41_983, 41_500], 10],
  ['three of a block of 4096, which chance shows as well', [40_960, 45_055, 43_000], 16],
  ['four of a block of 4096', [40_960, 45_055, 43_000, 42_000], 12],
  ['two, which say nothing about blocks', [40_960, 41_500], 16],
  ['three that lie nearer together than the smallest block', [40_960, 41_000, 41_050], 10],
])('random: %s', (_, ports, bits) => {
  expect(summarise(at(...ports))).toEqual({
    candidates: [host, srflx(ports[0] ?? 0)],
    ports: { order: 'random', bits },
  });
});

test('an IPv6 socket beside it does not hide that there are several ports', () => {
  const seen = [host, host6, srflx(2000), srflx(50_000)];
  expect(summarise(seen).candidates).toEqual([host, host6, srflx(2000)]);
});

test.each([
  ['one port', at(5000)],
  ['nothing', []],
  ['two interfaces, with one port each', [host, { ...host, port: 7 }, srflx(1), srflx(60_000)]],
  ['two addresses', [host, srflx(1), srflx(60_000, '198.51.100.20')]],
])('nothing to say about %s', (_, candidates: Candidate[]) => {
  expect(summarise(candidates)).toEqual({ candidates });
});

test('what a code says itself stays, and what it does not say is seen in its candidates', () => {
  const ports = { order: 'random', bits: 16 } as const;
  const said = { candidates: at(5000), ports };
  expect(summarised(said)).toBe(said);
  expect(summarised({ candidates: at(2000, 50_000) }).ports).toEqual(ports);
});
