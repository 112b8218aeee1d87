import { linesOf } from './health-lines.ts';

test('the newest moment is at the right end, the highest value at the top', () => {
  const lines = linesOf([
    { roundTrip: 10, sent: 0, received: 0 },
    { roundTrip: 40, sent: 300, received: 100 },
    { roundTrip: 20, sent: 0, received: 200 },
  ]);
  expect(lines.roundTrip).toEqual(['236,45.8 238,3 240,31.5']);
  expect(lines.throughput).toBe('236,60 238,3 240,31.5');
  expect(lines).toMatchObject({ slowest: 40, most: 400 });
});

test('where no answer came, there is a gap', () => {
  const lines = linesOf([
    { roundTrip: 10, sent: 0, received: 0 },
    { sent: 0, received: 0 },
    { roundTrip: 10, sent: 0, received: 0 },
  ]);
  expect(lines.roundTrip).toEqual(['236,3', '240,3']);
  expect(lines.throughput).toBe('236,60 238,60 240,60');
});

test('nothing is nothing', () => {
  expect(linesOf([])).toEqual({ roundTrip: [], throughput: '', slowest: 0, most: 0 });
});
