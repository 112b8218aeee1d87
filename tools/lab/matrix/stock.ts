import { setTimeout as sleep } from 'node:timers/promises';
import { expressionOf, resultOf, type Code } from '../browsers/expression.ts';
import type { RemoteResident } from '../nat/agent.ts';
import { openingMs, type Opening } from './outcome.ts';

/** Milliseconds for gathering: a server that does not answer would delay it by 40 s. */
const GATHERING = 5_000;
/** Chromium's checks give up after 15 s, Firefox's after 11 s. */
const LIMIT = 30_000;
const POLL = 100;

/** What the page keeps. */
interface Stock {
  connection: RTCPeerConnection;
  /** When its channel opened; milliseconds of the machine's clock. */
  opened?: number;
}
type StockWindow = Window & { stock?: Stock };

/**
 * Plain WebRTC between two pages: an offer and an answer with all their candidates, no tricks.
 * @param handOver takes the time that people take to hand over a description
 */
export async function connectStock(
  [inviter, replier]: [RemoteResident, RemoteResident],
  [ownServers, otherServers]: [string[], string[]],
  handOver: () => Promise<unknown>,
): Promise<Opening & { opened: boolean }> {
  try {
    const offer = await inPage(inviter, describe, ownServers, GATHERING, null);
    await handOver();
    const answer = await inPage(replier, describe, otherServers, GATHERING, offer);
    await handOver();
    const pasted = await inPage(inviter, takeAnswer, answer);
    for (const deadline = Date.now() + LIMIT; ; await sleep(POLL)) {
      const [own, other] = await Promise.all([inPage(inviter, look), inPage(replier, look)]);
      const since = (time?: number) => time && time - pasted;
      const opening = { inviterMs: since(own.opened), replierMs: since(other.opened) };
      if (!Number.isNaN(openingMs(opening))) return { opened: true, ...opening };
      const over = own.state === 'failed' && other.state === 'failed';
      if (over || Date.now() > deadline) return { opened: false };
    }
  } finally {
    await Promise.allSettled([inPage(inviter, end), inPage(replier, end)]);
  }
}

async function inPage<T, A extends unknown[]>(
  resident: RemoteResident,
  code: Code<T, A>,
  ...args: A
): Promise<T> {
  return resultOf<T>(await resident.evaluates(expressionOf(code, args)));
}

/** In the page: makes an offer, or the answer to one. @returns its SDP with the candidates */
async function describe(servers: string[], patience: number, offer: string | null) {
  const connection = new RTCPeerConnection({
    iceServers: servers.map((server) => ({ urls: `stun:${server}` })),
  });
  const stock: Stock = { connection };
  (window as StockWindow).stock = stock;
  const watch = (channel: RTCDataChannel) => {
    channel.onopen = () => (stock.opened = Date.now());
  };
  if (offer === null) watch(connection.createDataChannel('stock'));
  else {
    connection.ondatachannel = ({ channel }) => {
      // It may be open by now, and then there is no event.
      if (channel.readyState === 'open') stock.opened = Date.now();
      watch(channel);
    };
    await connection.setRemoteDescription({ type: 'offer', sdp: offer });
  }
  await connection.setLocalDescription();
  const complete = new Promise<void>((resolve) => {
    connection.onicegatheringstatechange = () => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
  });
  await Promise.race([complete, new Promise((resolve) => setTimeout(resolve, patience))]);
  return connection.localDescription?.sdp ?? '';
}

/** In the page. @returns when; milliseconds of the machine's clock */
async function takeAnswer(sdp: string): Promise<number> {
  const now = Date.now();
  await (window as StockWindow).stock?.connection.setRemoteDescription({ type: 'answer', sdp });
  return now;
}

/** In the page. */
function look(): { opened?: number; state?: string } {
  const { opened, connection } = (window as StockWindow).stock ?? {};
  return { opened, state: connection?.connectionState };
}

/** In the page. */
function end(): void {
  (window as StockWindow).stock?.connection.close();
}
