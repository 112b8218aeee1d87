import { setTimeout as sleep } from 'node:timers/promises';
import type { RemoteResident } from '../nat/agent.ts';
import type { Timeline } from '../nat/resident.ts';
import type { Gate } from './gate.ts';
import type { Plan } from './plan.ts';

export interface Outcome extends Plan {
  connected: boolean;
  /** Seconds that the invite was out when its reply came: the delay, and what people need to act. */
  waited?: number;
  /** Milliseconds from pasting the last code until each side showed that it was connected. */
  inviterMs?: number;
  replierMs?: number;
  /** Milliseconds of the machine's clock at which each side came into each state. */
  inviter: Timeline;
  replier: Timeline;
  /** What went wrong in the trial itself. */
  error?: string;
}

/** Far longer than it may take: a late success is to be told from none. */
const PATIENCE = 30_000;
/** After this long the next trial need not wait for this one any more. */
const TURN = 3_000;
const POLL = 100;

/**
 * Hands over an invite and its reply, one of them late, and looks what becomes of it.
 * @param gate lets few act at the same time, so that trials do not measure each other; what is due
 *   comes before what begins, else delays would grow
 */
export async function runTrial(
  plan: Plan,
  inviter: RemoteResident,
  replier: RemoteResident,
  gate: Gate,
): Promise<Outcome> {
  const outcome: Outcome = { ...plan, connected: false, inviter: {}, replier: {} };
  const late = () => sleep(plan.delay * 1000);
  try {
    const { invite, reply } = await handOver();
    const pasted = await gate(async () => {
      const at = await inviter.takes(reply.code);
      await until(TURN, async () => isConnected(await look()));
      return at;
    }, 'urgent');
    await until(PATIENCE, async () => isConnected(await look()));
    const since = (time?: number) => time && time - pasted;
    outcome.inviterMs = since(outcome.inviter.connected);
    outcome.replierMs = since(outcome.replier.connected);
    outcome.connected = isConnected(outcome);
    outcome.waited = Math.round((pasted - (outcome.inviter.inviting ?? NaN)) / 1000);

    async function look() {
      outcome.inviter = await inviter.timeline(invite.id);
      outcome.replier = await replier.timeline(reply.id);
      return outcome;
    }
  } catch (error) {
    outcome.error = String(error);
  }
  return outcome;

  async function handOver() {
    if (plan.handover === 'reply') {
      const codes = await gate(async () => {
        const invite = await inviter.handsOutInvite();
        return { invite, reply: await replier.replies(invite.code) };
      });
      await late();
      return codes;
    }
    const invite = await gate(() => inviter.handsOutInvite());
    await late();
    return { invite, reply: await gate(() => replier.replies(invite.code), 'urgent') };
  }
}

const isConnected = ({ inviter, replier }: Outcome) =>
  inviter.connected !== undefined && replier.connected !== undefined;

async function until(limit: number, done: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + limit;
  while (!(await done()) && Date.now() < deadline) await sleep(POLL);
}
