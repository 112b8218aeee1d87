import type { Candidate } from '../signal/description.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { LOOK_LIMIT } from './constants.ts';
import { gatherEnough } from './gathering.ts';

/**
 * Where this machine can be reached right now; empty: it has no network. Browsers tell no page when
 * the machine comes into another network (Firefox not even when it has none), so somebody has to look.
 */
export async function lookAround(iceUrls: string[]): Promise<Candidate[]> {
  const iceServers = iceUrls.length > 0 ? [{ urls: iceUrls }] : [];
  const pc = new RTCPeerConnection({ iceServers });
  try {
    pc.createDataChannel('');
    const signal = AbortSignal.timeout(LOOK_LIMIT);
    const wantsPublic = iceUrls.length > 0;
    const enough = gatherEnough(pc, { wantsPublic, signal }).catch(() => undefined);
    await Promise.all([pc.setLocalDescription(), enough]);
    return pc.localDescription ? parseSdp(pc.localDescription.sdp, 'offer').candidates : [];
  } finally {
    pc.close();
  }
}

/** The part of candidates that stays the same from look to look in one network. */
export interface Place {
  /** Of interfaces, where the browser shows them. */
  hosts: Set<string>;
  /** How many it hides behind names (mDNS), which are new ones each time. */
  hidden: number;
  /** As STUN servers see us. */
  publics: Set<string>;
}

export function placeOf(candidates: readonly Candidate[]): Place {
  const of = (type: Candidate['type']) =>
    candidates.filter((each) => each.type === type).map(({ address }) => address);
  const hosts = of('host');
  const shown = hosts.filter((address) => !address.endsWith('.local'));
  return {
    hosts: new Set(shown),
    hidden: hosts.length - shown.length,
    publics: new Set(of('srflx')),
  };
}

/**
 * Whether a code that names `then` is wrong, where `now` was seen. Addresses that came in addition are
 * no harm, and a STUN server that is silent tells nothing.
 */
export function hasMoved(then: Place, now: Place): boolean {
  const gone = now.hosts.size > 0 && [...then.hosts].some((host) => !now.hosts.has(host));
  const fewer = now.hidden > 0 && now.hidden < then.hidden;
  return gone || fewer || areApart(then.publics, now.publics);
}

/** Both are known and have nothing in common. */
export function areApart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((address) => b.has(address));
}
