import type { Candidate } from '../signal/description.ts';
import { toCandidateLine } from '../signal/to-sdp.ts';
import { PATIENCE_INTERVAL } from './constants.ts';

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
    candidates.forEach((candidate, index) => {
      const line = toCandidateLine(candidate, index, `${round.toString(36)}x${index.toString(36)}`);
      // One bad candidate (a name that does not resolve, say) must not stop the others.
      pc.addIceCandidate({ candidate: line, sdpMLineIndex: 0 }).catch(() => undefined);
    });
  };
  addAll();
  const timer = setInterval(addAll, PATIENCE_INTERVAL);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
