import type { Beacon } from '../signal/beacon-code.ts';
import { EXAMINE_INTERVAL, SLOW_AFTER } from './constants.ts';
import { diagnose, foresee, type Codes, type Diagnosis } from './diagnosis.ts';
import { addEvidence, NO_EVIDENCE } from './evidence.ts';
import type { StatsEntry } from './stats.ts';
import { withoutHelpers } from './helpers.ts';

/** What two codes tell with certainty. */
const HOPELESS: readonly Diagnosis[] = ['no-shared-family', 'both-symmetric'];

/**
 * Looks every few seconds what stands in the way of a connection, until `signal` aborts. What is
 * certain is told at once, the rest when it has taken longer than it should.
 *
 * @param helpers who was asked for our address: what comes from there is no trace of the other side
 * @returns looks once more at once, and tells what it finds whatever the time
 */
export function examine(
  pc: RTCPeerConnection,
  helpers: readonly Beacon[],
  codes: () => Codes,
  onDiagnosis: (diagnosis: Diagnosis) => void,
  signal: AbortSignal,
): () => Promise<void> {
  const start = performance.now();
  let evidence = NO_EVIDENCE;
  const look = async (atLast: boolean) => {
    const report = await pc.getStats();
    const stats = [...report.values()] as StatsEntry[];
    evidence = addEvidence(evidence, withoutHelpers(stats, helpers));
    const late = performance.now() - start >= SLOW_AFTER;
    if (!signal.aborted && (late || atLast)) onDiagnosis(diagnose(codes(), evidence));
  };
  const foreseen = foresee(codes());
  if (foreseen && HOPELESS.includes(foreseen)) onDiagnosis(foreseen);
  const timer = setInterval(() => void look(false), EXAMINE_INTERVAL);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  return () => look(true);
}
