import { withCredentials } from './with-credentials.ts';

/** ICE credentials (RFC 8839 §5.4) of nobody. */
const NOBODY = { ufrag: 'nobody', pwd: 'nobody'.repeat(4) };

/**
 * Makes Chromium forget the other side's candidates; in the signaling state `stable`.
 *
 * Chromium writes every candidate that is added into the remote description, and reads and copies all
 * of it at every further one: a night of patience would cost gigabytes. It drops them only when the
 * other side's credentials change, as in an ICE restart (RFC 8445 §9). So we hold two rounds of offer
 * and answer with our own browser: in the first the other side answers as somebody else, in the second
 * as itself again. Our own credentials, ports and DTLS role stay, because such an offer restarts
 * nothing. The other side takes no part and notices nothing.
 */
export async function forgetCandidates(pc: RTCPeerConnection): Promise<void> {
  const { sdp = '' } = pc.remoteDescription ?? {};
  const other = sdp
    .replace(/^a=(candidate|end-of-candidates)\b.*\r\n/gm, '')
    // We asked for no audio or video, so no answer may promise any.
    .replace(/^a=(sendrecv|sendonly|recvonly)\b/gm, 'a=inactive');
  await renegotiate(pc, withCredentials(other, NOBODY));
  await renegotiate(pc, other);
}

/** A round of offer and answer with our own browser. */
export async function renegotiate(pc: RTCPeerConnection, answer: string): Promise<void> {
  await pc.setLocalDescription();
  try {
    await pc.setRemoteDescription({ type: 'answer', sdp: answer });
  } catch (error) {
    await pc.setLocalDescription({ type: 'rollback' });
    throw error;
  }
}
