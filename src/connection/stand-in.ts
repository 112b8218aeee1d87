import { parseSdp } from '../signal/parse-sdp.ts';
import { withCredentials, type Credentials } from './with-credentials.ts';

/**
 * Opens another connection in this page that stands in for the other side, until `signal` aborts: it
 * offers itself under the other side's ICE credentials, and answers checks as every browser does that
 * waits with an offer. Nothing of it leaves the machine.
 *
 * Firefox fails for good when all pairs that it knows have failed, which takes 11 s, and it keeps each
 * pair that it ever checked, 20 KB. One pair that never fails is the cheapest way to keep it waiting.
 * It does not use that pair for anything else: choosing one is up to the controlling side (RFC 8445
 * §8.1.1), so this is for a side that is controlled.
 *
 * @returns the port at which it answers on this machine's first address
 * @throws where the browser refuses credentials that it has not made itself
 */
export async function standInFor(other: Credentials, signal: AbortSignal): Promise<number> {
  const pc = new RTCPeerConnection();
  signal.addEventListener('abort', () => pc.close(), { once: true });
  const gathered = new Promise<void>((resolve) => {
    pc.addEventListener('icegatheringstatechange', () => {
      if (pc.iceGatheringState === 'complete') resolve();
    });
  });
  pc.createDataChannel('');
  const { sdp = '' } = await pc.createOffer();
  await pc.setLocalDescription({ type: 'offer', sdp: withCredentials(sdp, other) });
  await gathered;
  const { candidates } = parseSdp(pc.localDescription?.sdp ?? '', 'offer');
  const host = candidates.find(({ type }) => type === 'host');
  if (!host) throw new Error('no address');
  return host.port;
}
