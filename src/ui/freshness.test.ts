import { dueAt, RENEW_EVERY, STALE_AFTER, worthOf } from './freshness.ts';

const MADE = 1_000_000;
const age = { madeAt: MADE, goesStale: true, isOut: false };

test('a code lasts where nothing makes it stale', () => {
  const lasting = { ...age, goesStale: false };
  expect(worthOf(lasting, MADE + 1e9)).toBe('lasting');
  expect(dueAt(lasting, true, MADE)).toBeUndefined();
});

test('one that goes stale is fresh, and then old', () => {
  expect(worthOf(age, MADE)).toBe('fresh');
  expect(worthOf(age, MADE + STALE_AFTER - 1)).toBe('fresh');
  expect(worthOf(age, MADE + STALE_AFTER)).toBe('aging');
});

test('it is renewed for as long as nobody has it, and soon enough to be good for a while', () => {
  expect(dueAt(age, true, MADE)).toBe(MADE + RENEW_EVERY);
  expect(worthOf(age, MADE + RENEW_EVERY + 15_000 - 1)).toBe('fresh');
});

test.each([
  ['somebody has it', { ...age, isOut: true }, true],
  ['it was renewed often enough', age, false],
])('where %s it only gets old, once', (_, old, renews) => {
  expect(dueAt(old, renews, MADE)).toBe(MADE + STALE_AFTER);
  expect(dueAt(old, renews, MADE + STALE_AFTER)).toBeUndefined();
});
