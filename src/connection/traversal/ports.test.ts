import { MAX_WINDOW, WINDOW } from './constants.ts';
import { portsOf } from './ports.ts';

const take = (ports: Generator<number, never>, count: number) =>
  Array.from({ length: count }, () => ports.next().value);

test('named ones come in turn', () => {
  expect(take(portsOf({ kind: 'named', ports: [1, 2] }, Math.random), 3)).toEqual([1, 2, 1]);
});

test('predicted ones: the nearest first, each round twice as many, up to a limit', () => {
  const ports = portsOf({ kind: 'predicted', from: 5000, step: 2 }, Math.random);
  for (const window of [WINDOW, 2 * WINDOW, 4 * WINDOW, MAX_WINDOW, MAX_WINDOW]) {
    const round = Array.from({ length: window }, (_, n) => 5002 + 2 * n);
    expect(take(ports, window)).toEqual(round);
  }
});

test.each([
  [65_534, 1, [65_535, 1024]],
  [1025, -1, [1024, 65_535]],
])('from %i in steps of %i: after the last port comes the first', (from, step, expected) => {
  expect(take(portsOf({ kind: 'predicted', from, step }, Math.random), 2)).toEqual(expected);
});

test('guesses: every port once before any comes again', () => {
  const ports = portsOf({ kind: 'guessed', from: 5000, bits: 16 }, Math.random);
  const round = take(ports, 64_512);
  expect(new Set(round).size).toBe(64_512);
  expect(Math.min(...round)).toBe(1024);
  expect(Math.max(...round)).toBe(65_535);
});

test('guesses in a block stay in it', () => {
  const round = take(portsOf({ kind: 'guessed', from: 41_500, bits: 10 }, Math.random), 1024);
  expect(new Set(round).size).toBe(1024);
  expect([Math.min(...round), Math.max(...round)]).toEqual([40_960, 41_983]);
});
