import { HANDOVERS, PAIRS, plansOf, type PairName } from '../../tools/lab/delay/plan.ts';
import { runAll } from '../../tools/lab/delay/run.ts';

/** Seconds, as many NATs have it. */
const TIMEOUT = 30;
/** Milliseconds: the goal. */
const SOON = 2000;

/** Seconds, and how many times faster the replier's clock runs: 20 minutes. */
const LONG = 20;
const HURRY = 60;

const invitesFrom = (browser: string) => PAIRS.filter((pair) => pair.startsWith(browser));
const plans = (pairs: readonly PairName[], delays: readonly number[]) =>
  plansOf({ pairs, handovers: HANDOVERS, delays, places: ['nat'] });

test('a code may come late through two NATs, in all pairs of browsers', async () => {
  const outcomes = await runAll(
    [
      ...plans(invitesFrom('chromium'), [0, 1.2 * TIMEOUT]),
      // Firefox does not keep its mapping alive while it waits: only as late as the NAT remembers.
      ...plans(invitesFrom('firefox'), [0, TIMEOUT / 6]),
      ...plansOf({
        pairs: PAIRS,
        handovers: ['reply'],
        delays: [LONG],
        places: ['nat'],
        hurry: HURRY,
      }),
    ],
    { timeout: TIMEOUT },
  );
  expect(outcomes).toHaveLength(20);
  const soon = outcomes.filter(
    ({ inviterMs = NaN, replierMs = NaN }) => Math.max(inviterMs, replierMs) < SOON,
  );
  expect(outcomes.filter((outcome) => !soon.includes(outcome))).toEqual([]);
}, 120_000);
