/**
 * Hands codes over late, between two sites with the built extension, and notes when the connection
 * opens. All delays of a pair of browsers run at the same time, as connections side by side.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserKind } from './browsers/index.ts';
import type { RemoteResident } from './nat/agent.ts';
import type { SiteList } from './nat/internet.ts';
import { startLab } from './nat/lab.ts';

/** Which code travels late; the other one is handed over at once. */
export type Late = 'invite' | 'reply';

export interface Trial {
  inviter: BrowserKind;
  replier: BrowserKind;
  late: Late;
  /** Seconds. */
  delay: number;
}

export interface Result extends Trial {
  outcome: 'connected' | 'not connected';
  /** Milliseconds from applying the last code to the connection, at the inviter and at the replier. */
  inviterMs?: number;
  replierMs?: number;
}

/** How long a connection may take before it counts as not connected. Milliseconds. */
const LIMIT = 15_000;
const POLL = 100;

/** The inviter is at site `a`, the replier at `b`. */
export async function runDelays(
  sites: SiteList,
  inviter: BrowserKind,
  replier: BrowserKind,
  delays: readonly number[],
  onResult: (result: Result) => void = () => undefined,
): Promise<Result[]> {
  const lab = await startLab(sites);
  try {
    const [one, other] = await Promise.all([
      lab.agent('a').moveIn(inviter, lab.stunServers),
      lab.agent('b').moveIn(replier, lab.stunServers),
    ]);
    const trials = (['reply', 'invite'] as const).flatMap((late) =>
      delays.map((delay): Trial => ({ inviter, replier, late, delay })),
    );
    return await Promise.all(
      trials.map(async (trial) => {
        const result = await runTrial(trial, one, other);
        onResult(result);
        return result;
      }),
    );
  } finally {
    await lab.close();
  }
}

async function runTrial(trial: Trial, one: RemoteResident, other: RemoteResident): Promise<Result> {
  const invite = await one.invites();
  if (trial.late === 'invite') await sleep(trial.delay * 1000);
  const reply = await other.replies(invite.code);
  if (trial.late === 'reply') await sleep(trial.delay * 1000);
  const applied = await one.takes(reply.code);
  for (let waited = 0; waited < LIMIT; waited += POLL) {
    const [here, there] = await Promise.all([one.timeline(invite.id), other.timeline(reply.id)]);
    if (here.connected && there.connected) {
      return {
        ...trial,
        outcome: 'connected',
        inviterMs: here.connected - applied,
        replierMs: there.connected - applied,
      };
    }
    await sleep(POLL);
  }
  return { ...trial, outcome: 'not connected' };
}
