import { isGecko } from '../../platform/gecko.ts';
import type { Beacon } from '../../signal/beacon-code.ts';
import { differentPlaces } from '../../signal/different-places.ts';
import { parseSdp } from '../../signal/parse-sdp.ts';
import { COUNT_EVERY, MOST_SERVED_AT_ONCE } from './constants.ts';

interface Listener {
  /** Where it can be asked, as far as it is known by now. @param complete: no more is to come */
  onBeacon(beacon: Beacon, complete: boolean): void;
  /** How many asked so far. Firefox does not tell. */
  onServed(served: number): void;
  /** More at once than a browser should bear: it has gone out. */
  onOverrun(): void;
}

/**
 * Is a beacon until `signal` aborts: offers a connection and waits. A browser that waits with an offer
 * answers ICE checks that carry its credentials (RFC 8445 §7.3), from anybody, and nothing else.
 *
 * @param iceUrls `stun:` URLs to learn this side's own public address
 */
export async function serveAsBeacon(
  iceUrls: string[],
  { onBeacon, onServed, onOverrun }: Listener,
  signal: AbortSignal,
): Promise<void> {
  const pc = new RTCPeerConnection(iceUrls.length > 0 ? { iceServers: [{ urls: iceUrls }] } : {});
  const close = () => pc.close();
  signal.addEventListener('abort', close, { once: true });

  const tell = () => {
    if (signal.aborted || !pc.localDescription?.sdp) return;
    const { ufrag, pwd, candidates } = parseSdp(pc.localDescription.sdp, 'offer');
    onBeacon(
      { ufrag, pwd, candidates: differentPlaces(candidates) },
      pc.iceGatheringState === 'complete',
    );
  };
  pc.addEventListener('icecandidate', tell);
  pc.addEventListener('icegatheringstatechange', tell);
  pc.createDataChannel('');
  await pc.setLocalDescription();

  if (isGecko) return;
  const served = new Set<string>();
  const count = async () => {
    const stats = [...(await pc.getStats()).values()] as { type: string; id: string }[];
    const now = stats.filter(({ type }) => type === 'remote-candidate');
    for (const { id } of now) served.add(id);
    if (signal.aborted) return;
    onServed(served.size);
    if (now.length <= MOST_SERVED_AT_ONCE) return;
    close();
    onOverrun();
  };
  const timer = setInterval(() => void count(), COUNT_EVERY);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
