import { CHROMIUM_PACE, FIREFOX_PACE } from './constants.ts';
import { isDue } from './patience.ts';

const rounds = (most: number, until: number) =>
  Array.from({ length: until }, (_, round) => round).filter((round) => isDue(round, most));

test('a candidate is due often at first, then ever more rarely', () => {
  expect(rounds(1, 5)).toEqual([0, 1, 2, 3, 4]);
  expect(rounds(4, 17)).toEqual([0, 1, 2, 4, 8, 12, 16]);
  expect(rounds(16, 49)).toEqual([0, 1, 2, 4, 8, 16, 32, 48]);
});

test.each([CHROMIUM_PACE, FIREFOX_PACE])(
  'whatever NATs remember for half a minute is refreshed in time: %p',
  ({ interval, publicEvery }) => {
    const due = rounds(publicEvery, 1000);
    const longest = Math.max(...due.slice(1).map((round, index) => round - (due[index] ?? 0)));
    // A check is repeated for 6 s and more.
    expect(longest * interval - 6000).toBeLessThan(20_000);
  },
);
