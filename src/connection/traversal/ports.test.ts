import { HELD_GUESSES, MAX_WINDOW, WINDOW } from './constants.ts';
import { portsOf, windowAfter } from './ports.ts';

const take = (ports: Generator<number, never>, count: number) =>
  Array.from({ length: count }, () => ports.next().value);
const never = () => 0;

test('named ones come in turn', () => {
  expect(take(portsOf({ kind: 'named', ports: [1, 2] }, never, Math.random), 3)).toEqual([1, 2, 1]);
});

test('predicted ones come next first, and from the beginning after the window', () => {
  const aim = { kind: 'predicted', from: 5000, step: 2, window: WINDOW } as const;
  const ports = take(portsOf(aim, never, Math.random), WINDOW + 1);
  expect(ports.slice(0, 3)).toEqual([5002, 5004, 5006]);
  expect(ports.slice(-2)).toEqual([5000 + 2 * WINDOW, 5002]);
});

test('the window widens with time, up to a limit', () => {
  expect(windowAfter(0, WINDOW)).toBe(WINDOW);
  expect(windowAfter(10_000, WINDOW)).toBeGreaterThan(WINDOW);
  expect(windowAfter(10 * 60_000, WINDOW)).toBe(MAX_WINDOW);
});

test.each([
  [65_534, 1, [65_535, 1024]],
  [1025, -1, [1024, 65_535]],
])('from %i in steps of %i: after the last port comes the first', (from, step, expected) => {
  expect(
    take(portsOf({ kind: 'predicted', from, step, window: 9 }, never, Math.random), 2),
  ).toEqual(expected);
});

test('guesses: every port once before any comes again', () => {
  const ports = portsOf({ kind: 'guessed', from: 5000, bits: 16, held: false }, never, Math.random);
  const round = take(ports, 64_512);
  expect(new Set(round).size).toBe(64_512);
  expect(Math.min(...round)).toBe(1024);
  expect(Math.max(...round)).toBe(65_535);
});

test('guesses in a block stay in it', () => {
  const aim = { kind: 'guessed', from: 41_500, bits: 10, held: false } as const;
  const round = take(portsOf(aim, never, Math.random), 1024);
  expect(new Set(round).size).toBe(1024);
  expect([Math.min(...round), Math.max(...round)]).toEqual([40_960, 41_983]);
});

test('held guesses come again and again', () => {
  const aim = { kind: 'guessed', from: 41_500, bits: 10, held: true } as const;
  const ports = take(portsOf(aim, never, Math.random), 2 * HELD_GUESSES);
  expect(new Set(ports).size).toBe(HELD_GUESSES);
});
