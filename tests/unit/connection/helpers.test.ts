import type { StatsEntry } from '../../../src/connection/stats.ts';
import { withoutHelpers } from '../../../src/connection/helpers.ts';
import type { Beacon } from '../../../src/signal/beacon-code.ts';

const beacon: Beacon = {
  ufrag: 'o+9x',
  pwd: 'TcAc968GdRIX/1Uv+sIQGDxG',
  candidates: [{ type: 'host', address: '198.51.100.10', port: 40123 }],
};

/** As Chromium shows it while it waits for its partner and a beacon answers. */
const STATS: StatsEntry[] = [
  { id: 'T', type: 'transport', iceState: 'connected', selectedCandidatePairId: 'P1' },
  { id: 'P1', type: 'candidate-pair', remoteCandidateId: 'R1', responsesReceived: 6 },
  { id: 'P2', type: 'candidate-pair', remoteCandidateId: 'R2', requestsReceived: 1 },
  { id: 'R1', type: 'remote-candidate', address: '198.51.100.10', port: 40123 },
  { id: 'R2', type: 'remote-candidate', address: '198.51.100.30', port: 40123 },
];

test('the path to a beacon is no sign of the other side', () => {
  const left = withoutHelpers(STATS, [beacon]);
  expect(left.find(({ type }) => type === 'transport')?.iceState).toBe('checking');
  expect(left.filter(({ type }) => type === 'candidate-pair').map(({ id }) => id)).toEqual(['P2']);
});

test('without beacons, and on another path, all of it counts', () => {
  expect(withoutHelpers(STATS, [])).toEqual(STATS);
  const other = { ...beacon, candidates: [{ ...beacon.candidates[0], port: 1 }] } as Beacon;
  expect(withoutHelpers(STATS, [other])).toEqual(STATS);
});
