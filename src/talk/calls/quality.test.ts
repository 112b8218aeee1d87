import { qualityOf, sampleOf, type Sample } from './quality.ts';

const start: Sample = { received: 0, lost: 0, lostThere: 0, jitter: 0.002, roundTrip: 0.04 };
const fine: Sample = { ...start, received: 100 };

test.each<[string, Partial<Sample>, string]>([
  ['nothing lost', {}, 'good'],
  ['one of a hundred lost', { received: 99, lost: 1 }, 'good'],
  ['5 % lost', { received: 95, lost: 5 }, 'fair'],
  ['a fifth lost', { received: 80, lost: 20 }, 'poor'],
  ['nothing comes any more', { received: 0 }, 'good'],
  ['lost at the other end', { lostThere: 0.05 }, 'fair'],
  ['a satellite', { roundTrip: 0.6 }, 'fair'],
  ['a second until an answer', { roundTrip: 1.2 }, 'poor'],
  ['packets come in bursts', { jitter: 0.05 }, 'fair'],
  ['packets come in big bursts', { jitter: 0.2 }, 'poor'],
])('%s', (_, change, quality) => {
  expect(qualityOf(start, { ...fine, ...change })).toBe(quality);
});

test('what was lost long ago does not count, nor a counter that goes back', () => {
  const before = { ...fine, received: 1000, lost: 500 };
  expect(qualityOf(before, { ...before, received: 1100 })).toBe('good');
  expect(qualityOf(before, { ...before, received: 10, lost: 490 })).toBe('good');
});

test('a sample is taken of all that comes, by the path in use', () => {
  const stats = [
    { type: 'inbound-rtp', id: 'a', packetsReceived: 10, packetsLost: 1, jitter: 0.01 },
    { type: 'inbound-rtp', id: 'v', packetsReceived: 20, packetsLost: 2, jitter: 0.03 },
    { type: 'remote-inbound-rtp', id: 'r', fractionLost: 0.25 },
    { type: 'transport', id: 't', selectedCandidatePairId: 'p2' },
    { type: 'candidate-pair', id: 'p1', currentRoundTripTime: 9 },
    { type: 'candidate-pair', id: 'p2', currentRoundTripTime: 0.2 },
    { type: 'codec', id: 'c' },
  ];
  expect(sampleOf(stats)).toEqual({
    received: 30,
    lost: 3,
    lostThere: 0.25,
    jitter: 0.03,
    roundTrip: 0.2,
  });
  expect(sampleOf([])).toEqual({ received: 0, lost: 0, lostThere: 0, jitter: 0, roundTrip: 0 });
});
