import type { Candidate } from '../signal/description.ts';
import { browserFamily } from '../signal/credentials.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { toCandidateLine } from '../signal/to-sdp.ts';
import { DISCARD_PORT, PATIENCE_INTERVAL } from './constants.ts';

/**
 * Keeps a side that is early trying until `signal` aborts, however long the other person takes.
 *
 * A browser gives a candidate pair up after some 15 s of silence. The same candidate under a new
 * foundation (RFC 8445 §5.1.1.3) is a new pair to it, so adding all of them again every few seconds
 * keeps checks going out, our NAT's filter open, and in Firefox the connection from failing for good.
 */
export function keepTrying(
  pc: RTCPeerConnection,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): void {
  let round = 0;
  const addAll = () => {
    if (signal.aborted || pc.signalingState === 'closed') return;
    round++;
    for (const [index, candidate] of candidates.entries()) {
      const line = toCandidateLine(candidate, index, `${round.toString(36)}x${index.toString(36)}`);
      // One bad candidate (a name that does not resolve, say) must not stop the others.
      pc.addIceCandidate({ candidate: line, sdpMLineIndex: 0 }).catch(() => undefined);
    }
  };
  addAll();
  // Browsers slow the timers of hidden tabs down, but not where there is an RTCPeerConnection.
  const timer = setInterval(addAll, PATIENCE_INTERVAL);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/**
 * A candidate that keeps Firefox from giving up where it cannot reach any other one yet: this very
 * machine, at a port where nothing answers, so nothing leaves the machine.
 *
 * Firefox fails for good when it had no pair to check for 5 s. That happens between two Firefoxes in
 * a local network: the inviter's mDNS name resolves only once the inviter has taken the reply. With
 * a pair under way it waits, and takes the other side's check the moment it comes.
 */
export function anchor(pc: RTCPeerConnection): Candidate[] {
  const own = pc.localDescription && parseSdp(pc.localDescription.sdp, 'offer');
  if (!own || browserFamily(own) !== 'firefox') return [];
  const host = own.candidates.find(({ type }) => type === 'host');
  return host ? [{ ...host, port: DISCARD_PORT }] : [];
}
