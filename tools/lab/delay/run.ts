import type { BrowserKind } from '../browsers/index.ts';
import type { RemoteResident } from '../nat/agent.ts';
import { startLab, type Lab } from '../nat/lab.ts';
import { gateFor } from './gate.ts';
import { PLACES, sitesOf, type Plan } from './plan.ts';
import { runTrial, type Outcome } from './trial.ts';

/** The machine's two cores serve two hurried people well. */
const AT_ONCE = 2;
/** Servers of different operators, as spontan asks them. */
const SERVERS = 2;

export interface RunOptions {
  /** Seconds until a NAT forgets a mapping. */
  timeout: number;
  onOutcome?: (outcome: Outcome) => void;
}

/**
 * Runs all trials at the same time, in one browser of each kind at each place (and of each
 * speed): they mostly wait.
 * So all of it lasts little longer than the longest delay.
 */
export async function runAll(
  plans: Plan[],
  { timeout, onOutcome }: RunOptions,
): Promise<Outcome[]> {
  const lab = await startLab(sitesOf(timeout));
  try {
    const residents = await moveIn(lab, plans);
    const gate = gateFor(AT_ONCE);
    return await Promise.all(
      plans.map(async (plan) => {
        const [inviter, replier] = keysOf(plan).map((key) => residents.get(key));
        if (!inviter || !replier) throw new Error('somebody did not move in');
        const outcome = await runTrial(plan, inviter, replier, gate);
        onOutcome?.(outcome);
        return outcome;
      }),
    );
  } finally {
    await lab.close();
  }
}

/** Where each of the two is, in which browser, and how fast its clock runs. */
function keysOf({ place, pair, hurry }: Plan): [string, string] {
  const [inviter, replier] = pair.split('-');
  return [`${PLACES[place].inviter} ${inviter} 1`, `${PLACES[place].replier} ${replier} ${hurry}`];
}

async function moveIn(lab: Lab, plans: Plan[]): Promise<Map<string, RemoteResident>> {
  const residents = new Map<string, RemoteResident>();
  const agents = new Map<string, ReturnType<Lab['agent']>>();
  const servers = lab.stunServers.slice(0, SERVERS);
  await Promise.all(
    [...new Set(plans.flatMap(keysOf))].map(async (key) => {
      const [site = '', kind, hurry] = key.split(' ');
      const agent = agents.get(site) ?? lab.agent(site);
      agents.set(site, agent);
      const resident = await agent.moveIn(kind as BrowserKind, servers);
      if (Number(hurry) !== 1) await resident.hurries(Number(hurry));
      residents.set(key, resident);
    }),
  );
  return residents;
}
