import type { PortPattern } from '../../signal/port-pattern.ts';
import { MOST_TARGETS, STAR_AHEAD, TARGETS } from './constants.ts';
import { planFor, wantsGuessers, type Plan } from './plan.ts';
import type { Side } from './summary.ts';

const side = (place: number, ports?: PortPattern, more: Partial<Side> = {}): Side => ({
  candidates: [
    { type: 'host', address: `192.168.${place}.10`, port: 40_000 },
    { type: 'srflx', address: `198.51.100.${place}`, port: 5000 },
  ],
  ...(ports && { ports }),
  ...more,
});

const SEQUENTIAL = { order: 'sequential', step: 2 } as const;
const RANDOM = { order: 'random', bits: 16 } as const;
const BLOCK = { order: 'random', bits: 10 } as const;

/** What each of the two does, in few words. */
const wordsOf = (plan: ReturnType<typeof planFor>) =>
  plan && plan !== 'hopeless'
    ? `${plan.sockets > 0 ? `${plan.sockets} sockets, ` : ''}${plan.aim.kind}`
    : plan;

test.each([
  ['easy and easy', undefined, undefined, undefined, undefined],
  ['easy and sequential', undefined, SEQUENTIAL, 'predicted', undefined],
  ['easy and random', undefined, RANDOM, 'guessed', `${MOST_TARGETS} sockets, named`],
  ['easy and a block', undefined, BLOCK, 'guessed', '32 sockets, named'],
  ['sequential both', SEQUENTIAL, SEQUENTIAL, '24 sockets, named', '24 sockets, named'],
  ['sequential and a block', SEQUENTIAL, BLOCK, 'hopeless', 'hopeless'],
  ['sequential and random', SEQUENTIAL, RANDOM, 'hopeless', 'hopeless'],
  ['random both', RANDOM, RANDOM, 'hopeless', 'hopeless'],
  ['a block and random', BLOCK, RANDOM, 'hopeless', 'hopeless'],
  ['two blocks', BLOCK, BLOCK, 'hopeless', 'hopeless'],
])('%s: plans that fit each other', (_, one, other, ours, theirs) => {
  const [a, b] = [side(1, one), side(2, other)];
  expect(wordsOf(planFor(a, b))).toBe(ours);
  expect(wordsOf(planFor(b, a))).toBe(theirs);
});

test('each further port of the other side is tried, and fewer sockets do', () => {
  const { aim, sockets } = planFor(
    side(1, RANDOM),
    side(2, undefined, { morePorts: [6, 7] }),
  ) as Plan;
  expect(aim).toEqual({ kind: 'named', ports: [5000, 6, 7] });
  expect(sockets).toBe(TARGETS);
});

test('sequential both: each aims at a port that the other is about to open', () => {
  const { aim } = planFor(side(1, SEQUENTIAL), side(2, SEQUENTIAL)) as Plan;
  expect(aim).toEqual({ kind: 'named', ports: [5000 + 2 * STAR_AHEAD] });
});

test('the address is the public one, also where no NAT stands before it', () => {
  const open = { candidates: [{ type: 'host', address: '203.0.113.7', port: 6000 }] } as const;
  expect(planFor(side(1, BLOCK), open)).toEqual({
    address: '203.0.113.7',
    aim: { kind: 'named', ports: [6000] },
    sockets: 32,
  });
});

test('no tricks where they are of no use: one NAT, IPv6, nothing known', () => {
  const six = (place: number): Side => ({
    ...side(place, RANDOM),
    candidates: [
      ...side(place).candidates,
      { type: 'host', address: `2001:db8:${place}::1`, port: 7000 },
    ],
  });
  expect(planFor(side(1, RANDOM), side(1, RANDOM))).toBeUndefined();
  expect(planFor(six(1), six(2))).toBeUndefined();
  expect(planFor(side(1, RANDOM), { candidates: [] })).toBeUndefined();
});

test('a reply names further sockets only to a side whose ports are anywhere', () => {
  expect(
    [undefined, SEQUENTIAL, BLOCK, RANDOM].map((ports) => wantsGuessers(side(1, ports))),
  ).toEqual([false, false, false, true]);
});
