import { setTimeout as sleep } from 'node:timers/promises';
import { gateFor } from '../delay/gate.ts';
import { startLab, type Lab } from '../nat/lab.ts';
import type { Outcome, Settings } from './outcome.ts';
import type { Plan } from './plan.ts';
import { runTrial, type TrialOptions } from './trial.ts';

export interface RunOptions extends Settings, TrialOptions {
  /** How many trials at once, each in a lab of its own. */
  parallel: number;
  /** Ends the run; what is under way is not told. */
  signal: AbortSignal;
  onOutcome: (outcome: Outcome) => void;
}

/** Milliseconds for all in a trial but its limit: browsers that start, plain WebRTC, the codes. */
const MARGIN = 150_000;
/** Milliseconds; a browser that does not end must not keep the others from their turn. */
const CLOSING = 20_000;

/** Makes all trials. One that goes wrong is an outcome with an error. */
export async function runAll(plans: Plan[], options: RunOptions): Promise<void> {
  const { signal, limit, build, onOutcome } = options;
  const gate = gateFor(options.parallel);
  await Promise.all(
    plans.map((plan) =>
      gate(async () => {
        if (signal.aborted) return;
        const finding = await inLab(plan, options).catch((error: unknown) => ({
          opened: false,
          error: String(error),
        }));
        const at = new Date().toISOString();
        if (!signal.aborted) onOutcome({ ...plan, limit, build, at, ...finding });
      }),
    ),
  );
}

async function inLab(plan: Plan, options: RunOptions) {
  const lab = await startLab({ a: { kind: plan.inviter }, b: { kind: plan.replier } });
  const late = AbortSignal.timeout(options.limit * 1000 + MARGIN);
  const trial = runTrial(lab, plan, options);
  try {
    return await Promise.race([trial, whenAborted(AbortSignal.any([late, options.signal]))]);
  } finally {
    trial.catch(() => undefined); // it ends badly when its lab goes
    await closed(lab);
  }
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

async function closed(lab: Lab): Promise<void> {
  const given = new AbortController();
  const late = sleep(CLOSING, undefined, { signal: given.signal }).then(() => {
    throw new Error('the browsers do not end');
  });
  late.catch(() => undefined);
  try {
    await Promise.race([lab.close(), late]);
  } finally {
    given.abort();
  }
}
