import { HANDOVERS, PAIRS, plansOf } from '../../tools/lab/delay/plan.ts';
import { runAll } from '../../tools/lab/delay/run.ts';

/** The NATs forget sooner than real ones, so that what is late for them need not be late for us. */
const TIMEOUT = 10;
const DELAYS = [0, 20];
/** Milliseconds: the goal. */
const SOON = 2000;

test('a code may come late through two NATs, in all pairs of browsers', async () => {
  const selection = {
    pairs: PAIRS,
    handovers: HANDOVERS,
    delays: DELAYS,
    places: ['nat'] as const,
  };
  const outcomes = await runAll(plansOf(selection), { timeout: TIMEOUT });
  expect(outcomes).toHaveLength(PAIRS.length * HANDOVERS.length * DELAYS.length);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ connected: true });
    expect(Math.max(outcome.inviterMs ?? NaN, outcome.replierMs ?? NaN)).toBeLessThan(SOON);
  }
}, 90_000);
