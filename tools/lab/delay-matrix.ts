/** `npm run lab -- delay [seconds,seconds…]`: how late a code may come, in every pair of browsers. */
import { appendFileSync, mkdirSync } from 'node:fs';
import type { BrowserKind } from './browsers/index.ts';
import { runDelays, type Result } from './delay.ts';
import type { SiteList } from './nat/internet.ts';

const DELAYS = [0, 20, 60, 180, 600];
const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
/** RFC 4787 §4.3 asks NATs for 2 minutes; many forget after 30 s. */
const BEHIND_NAT = { kind: 'port-restricted', timeout: 30 } as const;
const PLACES: Record<string, SiteList> = {
  'both behind NATs': { a: BEHIND_NAT, b: BEHIND_NAT },
  'one network': { a: { kind: 'open' }, b: { lanOf: 'a' } },
  'inviter public': { a: { kind: 'open' }, b: BEHIND_NAT },
};
const FOLDER = 'tests/artifacts';
const FILE = `${FOLDER}/delay.jsonl`;

/** The pairs of one place run side by side: they wait most of the time. */
export async function runDelayMatrix([list]: string[]): Promise<void> {
  const delays = list ? list.split(',').map(Number) : DELAYS;
  mkdirSync(FOLDER, { recursive: true });
  for (const [place, sites] of Object.entries(PLACES)) {
    const note = (result: Result) =>
      appendFileSync(FILE, `${JSON.stringify({ place, ...result })}\n`);
    const pairs = KINDS.flatMap((one) => KINDS.map((other) => [one, other] as const));
    const results = await Promise.all(pairs.map((pair) => runDelays(sites, ...pair, delays, note)));
    for (const [index, trials] of results.entries()) {
      const [inviter, replier] = pairs[index] ?? [];
      for (const late of ['reply', 'invite'] as const) {
        const cells = trials.filter((trial) => trial.late === late).map(cell);
        console.log(`${place}; ${inviter} invites ${replier}; ${late} late: ${cells.join(', ')}`);
      }
    }
  }
  console.log(`Every trial is in ${FILE}.`);
}

/** The later of the two sides. */
function cell({ delay, outcome, inviterMs = 0, replierMs = 0 }: Result): string {
  const time = outcome === 'connected' ? `${Math.max(inviterMs, replierMs)} ms` : outcome;
  return `${delay} s: ${time}`;
}
