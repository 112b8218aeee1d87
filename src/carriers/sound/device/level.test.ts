import { levelOf } from './level.ts';

const noise = (amplitude: number) =>
  new Float32Array(512).map((_, i) => (i % 2 ? amplitude : -amplitude));

test('grows by decibels, and is 0 for zeros alone', () => {
  expect(levelOf(noise(0))).toBe(0);
  expect(levelOf(noise(1e-5))).toBe(0.01);
  expect(levelOf(noise(0.01)) - levelOf(noise(0.001))).toBeCloseTo(20 / 55);
  expect(levelOf(noise(1))).toBe(1);
});
