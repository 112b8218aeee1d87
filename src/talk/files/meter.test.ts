import { Meter } from './meter.ts';

test('nothing is known at first, then the speed of the last seconds', () => {
  const meter = new Meter();
  meter.add(0, 0);
  expect(meter.rate()).toBeUndefined();
  for (let second = 1; second <= 20; second++) meter.add(second * 100, second * 1000);
  expect(meter.rate()).toBe(100);
  for (let second = 21; second <= 30; second++)
    meter.add(2000 + (second - 20) * 500, second * 1000);
  expect(meter.rate()).toBe(500);
});

test('what stands still has no speed', () => {
  const meter = new Meter();
  for (let second = 0; second <= 10; second++) meter.add(7, second * 1000);
  expect(meter.rate()).toBe(0);
  meter.clear();
  expect(meter.rate()).toBeUndefined();
});
