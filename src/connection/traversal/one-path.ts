import type { Beacon } from '../../signal/beacon-code.ts';
import { browserFamily } from '../../signal/credentials.ts';
import type { Description } from '../../signal/description.ts';
import { isPathOpen } from '../path-open.ts';
import { statsOf } from '../stats.ts';
import { FOUND_LIMIT, LOOK_AT_ONCE, LOOK_PAUSE } from './constants.ts';
import type { Sockets } from './sockets.ts';

export interface OnePathOptions {
  /** The first socket, which is never mute. */
  like: RTCPeerConnection;
  /** The others, one of which the other side has to find. */
  sockets: Sockets;
  areMute: boolean;
  other: Description;
  /** Who was asked for our address: a path to them is none. */
  asked: readonly Beacon[];
  /** This one is not mute any more. */
  onFound: (pc: RTCPeerConnection) => void;
  /** The other side has begun to speak with this one: all others, the first one as well, have to end. */
  onSpoken: (pc: RTCPeerConnection) => void;
  signal: AbortSignal;
}

/**
 * Waits until one of our sockets has a path; then all others end. Where the other side reaches two of
 * them, Chromium may go from one to the next in the middle of a DTLS handshake, for a few milliseconds
 * less, and then the handshake never ends.
 *
 * So the sockets are mute until they are found, and are heard one at a time: the checks of all of them
 * would get through at once where a NAT filters by address alone (RFC 4787 §5). Firefox stays with the
 * socket that it found first, and does not tell which that is: it may have all that it found.
 *
 * That does not hold for the first socket, for those that are found in the same moment, nor for any in
 * Firefox. The handshake decides between these: once the others are closed, the other side comes back.
 */
export async function keepToOnePath(options: OnePathOptions): Promise<void> {
  const { like, sockets, areMute, other, asked, onSpoken, signal } = options;
  const theyStay = browserFamily(other) === 'firefox';
  if (theyStay && !areMute) return; // we cannot tell which ones it found
  const kept = await firstPaths(options, theyStay);
  if (signal.aborted) return;
  sockets.keep(kept);
  if (theyStay) return;
  while (!signal.aborted) {
    for (const pc of [like, ...sockets.all])
      if (isPathOpen(pc, asked) && (await isSpokenWith(pc))) return onSpoken(pc);
    await pause();
  }
}

/** @returns the first sockets that have a path; where the other side stays, all that it has found */
async function firstPaths(
  { like, sockets, areMute, asked, onFound, signal }: OnePathOptions,
  theyStay: boolean,
): Promise<RTCPeerConnection[]> {
  /** When each was found, in milliseconds since 1970. */
  const found = new Map<RTCPeerConnection, number>();
  const isOneHeard = () => [...found.values()].some((at) => Date.now() - at < FOUND_LIMIT);
  while (!signal.aborted) {
    await pause();
    for (let at = 0; at < sockets.all.length; at += LOOK_AT_ONCE) {
      await pause();
      if (signal.aborted) return [];
      const able = [like, ...(areMute ? found.keys() : sockets.all)];
      const open = able.filter((each) => isPathOpen(each, asked));
      if (open.length > 0) return theyStay ? [...found.keys()] : open;
      if (!areMute || (!theyStay && isOneHeard())) continue;
      const some = sockets.all.slice(at, at + LOOK_AT_ONCE).filter((pc) => !found.has(pc));
      const areFound = await Promise.all(some.map(isFound));
      const news = some.filter((_, index) => areFound[index]);
      for (const pc of theyStay ? news : news.slice(0, 1)) {
        found.set(pc, Date.now());
        await sockets.unmute(pc).catch(() => undefined); // others may be found
        onFound(pc);
      }
    }
  }
  return [];
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, LOOK_PAUSE));
}

/** A check of the other side has come in. Only Chromium tells. */
async function isFound(pc: RTCPeerConnection): Promise<boolean> {
  return (await statsOf(pc)).some(({ requestsReceived = 0 }) => requestsReceived > 0);
}

/** DTLS goes both ways: checks do not count. */
async function isSpokenWith(pc: RTCPeerConnection): Promise<boolean> {
  return (await statsOf(pc)).some(
    ({ type, bytesSent = 0, bytesReceived = 0 }) =>
      type === 'candidate-pair' && bytesSent > 0 && bytesReceived > 0,
  );
}
