import type { Candidate } from '../signal/description.ts';
import { toCandidateLine } from '../signal/to-sdp.ts';

/**
 * Tells the browser of an address of the other side. One bad candidate (a name that does not resolve,
 * say) must not stop the others.
 * @param foundation RFC 8445 §5.1.1.3; a new one makes it try again what it had given up
 */
export function addCandidate(
  pc: RTCPeerConnection,
  candidate: Candidate,
  index: number,
  foundation: string,
): void {
  const line = toCandidateLine(candidate, index, foundation);
  pc.addIceCandidate({ candidate: line, sdpMLineIndex: 0 }).catch(() => undefined);
}
