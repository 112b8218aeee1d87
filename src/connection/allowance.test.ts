import { Allowance } from './allowance.ts';
import { OFFENCE_MESSAGES } from './constants.ts';

/** Takes until nothing is left. @returns how many times it was granted, 100,000 at most */
function drain(allowance: Allowance, characters: number, now: number): number {
  let times = 0;
  while (times < 100_000 && allowance.take(1, characters, now)) times++;
  return times;
}

test('a reconnection with all chat lines and their confirmations, and a paste, are granted at once', () => {
  const allowance = new Allowance(0);
  for (let line = 0; line < 2000; line++) {
    expect(allowance.take(1, 6100, 0)).toBe(true);
    expect(allowance.take(1, 25, 0)).toBe(true);
  }
  expect(allowance.take(1, 16_000, 0)).toBe(true);
});

test('a flood is not: neither of small messages nor of large ones', () => {
  expect(drain(new Allowance(0), 2, 0)).toBe(5000);
  expect(drain(new Allowance(0), 128 * 1024, 0)).toBe(128);
});

test('it comes back with time, and does not pile up', () => {
  const allowance = new Allowance(5000);
  drain(allowance, 2, 5000);
  expect(drain(allowance, 2, 6000)).toBe(99);
  expect(drain(allowance, 2, 3_600_000)).toBe(5000);
});

test('100 messages a second are granted for an hour', () => {
  const allowance = new Allowance(0);
  const granted = Array.from({ length: 100 * 3600 }, (_, i) => allowance.take(1, 600, i * 10));
  expect(granted.indexOf(false)).toBe(-1);
});

test('a flood that a busy machine slows down to half a megabyte a second is over within a minute', () => {
  const allowance = new Allowance(0);
  const granted = Array.from({ length: 60 * 5 }, (_, i) => allowance.take(1, 100_000, i * 200));
  expect(granted.indexOf(false)).toBeGreaterThan(0);
});

test('ten offences in a row are too many; one now and then is forgiven', () => {
  const row = new Allowance(0);
  const granted = Array.from({ length: 11 }, () => row.take(OFFENCE_MESSAGES, 0, 0));
  expect(granted.lastIndexOf(true)).toBe(9);
  const rare = new Allowance(0);
  for (let hour = 1; hour <= 100; hour++)
    expect(rare.take(OFFENCE_MESSAGES, 0, hour * 60_000)).toBe(true);
});
