import { levelOf, Rise } from './level.ts';

const noise = (amplitude: number) =>
  new Float32Array(512).map((_, i) => (i % 2 ? amplitude : -amplitude));

test('grows by decibels, and is 0 for zeros alone', () => {
  expect(levelOf(noise(0))).toBe(0);
  expect(levelOf(noise(1e-5))).toBe(0.01);
  expect(levelOf(noise(0.01)) - levelOf(noise(0.001))).toBeCloseTo(20 / 55);
  expect(levelOf(noise(1))).toBe(1);
});

test('tells when it becomes louder than just before, and forgets what was long before', () => {
  const rise = new Rise();
  const pushed = [0.3, 0.35, 0.25, 0.5, 0.5, ...new Array<number>(8).fill(0.5)].map((level) =>
    rise.push(level),
  );
  expect(pushed.indexOf(true)).toBe(3);
  expect(pushed.at(-1)).toBe(false);
});
