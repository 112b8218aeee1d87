import { Pattern } from './pattern.ts';

test('the stream does not depend on how it is cut', () => {
  const whole = new Pattern(42).next(1000);
  const parts = new Pattern(42);
  expect([...parts.next(1), ...parts.next(899), ...parts.next(100)]).toEqual([...whole]);
});

test('xorshift32 (13, 17, 5) from 2463534242, after Marsaglia 2003', () => {
  expect(new Pattern(2463534242).next(2)).toEqual(Uint32Array.of(723471715, 2497366906));
});

test('it does not repeat within a connection test', () => {
  const stream = new Pattern(0x5907a1).next(5 * 1024 * 1024);
  const first = stream[0];
  expect(stream.indexOf(first ?? 0, 1)).toBe(-1);
});
