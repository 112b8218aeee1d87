import type { BrowserKind } from '../../tools/lab/browsers/index.ts';
import { runDelays } from '../../tools/lab/delay.ts';

/** Seconds. What waits longer than the NAT remembers is a tenth of a person's half an hour. */
const DELAYS = [0, 20];
const BEHIND_NAT = { kind: 'port-restricted', timeout: 30 } as const;
const kinds: BrowserKind[] = ['chromium', 'firefox'];
const pairs = kinds.flatMap((one) => kinds.map((other) => [one, other] as const));

/** The goal; what a loaded machine needs beside it is in the limit of the run itself. */
const SOON = 2000;

test.each(pairs)(
  'a late code connects through two NATs: %s invites %s',
  async (inviter, replier) => {
    const results = await runDelays({ a: BEHIND_NAT, b: BEHIND_NAT }, inviter, replier, DELAYS);
    expect(results).toHaveLength(2 * DELAYS.length);
    for (const result of results) {
      expect(result).toMatchObject({ outcome: 'connected' });
      expect(Math.max(result.inviterMs ?? NaN, result.replierMs ?? NaN)).toBeLessThan(SOON);
    }
  },
  90_000,
);
