import { setTimeout as sleep } from 'node:timers/promises';
import { codeToBytes } from '../../../src/signal/code.ts';
import type { BrowserKind } from '../browsers/index.ts';
import type { RemoteResident } from '../nat/agent.ts';
import type { Lab } from '../nat/lab.ts';
import type { Timeline } from '../nat/resident.ts';
import { openingMs, type HandedOver, type Outcome } from './outcome.ts';
import type { MatrixKind, Plan } from './plan.ts';
import { connectStock } from './stock.ts';

/** What a trial finds out. */
export type Finding = Omit<Outcome, keyof Plan | 'limit' | 'build' | 'at'>;

export interface TrialOptions {
  /** Seconds to wait for a connection, from pasting the reply. */
  limit: number;
  /** Whether plain WebRTC is tried as well. */
  stock: boolean;
  /** The folder of each browser's extension. */
  extensions: Record<BrowserKind, string>;
}

/** Milliseconds: two people at a messenger need not less. */
const HAND_OVER = 5_000;
const handOver = () => sleep(HAND_OVER);
const POLL = 100;
/** For the panel that shows the path; it asks the browser first. */
const MEASURING = 3_000;
/** How many servers spontan asks, and how many a page with plain WebRTC usually does. */
const SERVERS = 3;
const STOCK_SERVERS = 2;
/** What the page says of two that cannot connect, whatever one tries. */
const IMPOSSIBLE = ['no-shared-family'];

/** Lets two people at the sites `a` and `b` connect; before that plain WebRTC in their browsers. */
export async function runTrial(lab: Lab, plan: Plan, options: TrialOptions): Promise<Finding> {
  const kinds = plan.browsers.split('-') as [BrowserKind, BrowserKind];
  const servers = [serversFor(lab, plan.inviter), serversFor(lab, plan.replier)] as const;
  const moveIn = (index: 0 | 1) =>
    lab
      .agent(index === 0 ? 'a' : 'b')
      .moveIn(kinds[index], servers[index].slice(0, SERVERS), options.extensions[kinds[index]]);
  const moves = [moveIn(0), moveIn(1)] as const;
  // Even if one fails: a browser that is just starting would not end with the lab.
  await Promise.allSettled(moves);
  const [inviter, replier] = await Promise.all(moves);
  const fewer = servers.map((list) => list.slice(0, STOCK_SERVERS)) as [string[], string[]];
  // First of the two: afterwards nothing of it goes on, which cannot be said of patience.
  const stock = options.stock && (await connectStock([inviter, replier], fewer, handOver));
  const finding = await connect(inviter, replier, options.limit);
  const consoleErrors = (
    await Promise.all([inviter.consoleErrors(), replier.consoleErrors()])
  ).flat();
  return {
    ...finding,
    ...(stock && { stock }),
    ...(consoleErrors.length > 0 && { consoleErrors }),
  };
}

/** As one finds them from there: by IPv6 where there is nothing else. */
function serversFor(lab: Lab, kind: MatrixKind): string[] {
  return kind === 'ipv6' ? lab.stunServers6 : lab.stunServers;
}

async function connect(
  inviter: RemoteResident,
  replier: RemoteResident,
  limit: number,
): Promise<Finding> {
  const invite = await inviter.handsOutInvite();
  await handOver();
  const reply = await replier.replies(invite.code);
  await handOver();
  const pasted = await inviter.takes(reply.code);
  const codes = { invite: handedOver(invite.code), reply: handedOver(reply.code) };
  const since = (time?: number) => time && time - pasted;
  for (const deadline = pasted + limit * 1000; ; await sleep(POLL)) {
    const [own, other] = await Promise.all([
      inviter.timeline(invite.id),
      replier.timeline(reply.id),
    ]);
    const opening = { inviterMs: since(own.connected), replierMs: since(other.connected) };
    if (!Number.isNaN(openingMs(opening)))
      return { opened: true, ...opening, path: await pathAt(inviter), ...codes };
    const said = { inviter: await saidTo(inviter), replier: await saidTo(replier) };
    const recognised = [said.inviter, said.replier].some((word) => IMPOSSIBLE.includes(word ?? ''));
    if (recognised || hasEnded(own) || hasEnded(other) || Date.now() > deadline)
      return { opened: false, ...opening, said, ...(recognised && { recognised }), ...codes };
  }
}

const handedOver = (code: string): HandedOver => ({
  text: code,
  characters: code.length,
  bytes: codeToBytes(code).length,
});

const hasEnded = ({ failed, closed }: Timeline) => failed !== undefined || closed !== undefined;

/** What stands in the way, by the page's own words. */
async function saidTo(resident: RemoteResident): Promise<string | undefined> {
  const said = await resident.evaluates(
    `document.querySelector('.slow, .advice, .ended')?.dataset.diagnosis`,
  );
  return typeof said === 'string' ? said : undefined;
}

/** Opens the panel that tells it. */
async function pathAt(resident: RemoteResident): Promise<string | undefined> {
  await resident.evaluates(`document.querySelector('#health')?.setAttribute('open', '')`);
  for (const deadline = Date.now() + MEASURING; Date.now() < deadline; await sleep(POLL)) {
    const path = await resident.evaluates(`document.querySelector('.health')?.dataset.path`);
    if (typeof path === 'string') return path;
  }
  return undefined;
}
