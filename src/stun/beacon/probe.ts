import type { Beacon } from '../../signal/beacon-code.ts';
import { readCandidate, type GatheredCandidate } from '../gathered.ts';
import { NOTHING, type Probe } from '../probe.ts';
import { parseAddress } from '../../signal/address.ts';
import { askBeacon } from './ask.ts';

/** Asks a beacon from a new socket, as {@link probe} asks a STUN server. */
export async function probeBeacon(beacon: Beacon, signal: AbortSignal): Promise<Probe> {
  const pc = new RTCPeerConnection();
  try {
    const candidates: GatheredCandidate[] = [];
    pc.addEventListener('icecandidate', ({ candidate }) => {
      const read = candidate && readCandidate(candidate.candidate);
      if (read) candidates.push(read);
    });
    pc.createDataChannel('');
    await pc.setLocalDescription();
    const answer = await askBeacon(pc, beacon, signal);
    if (!answer) return NOTHING;
    for (const { address, port } of answer.mapped) {
      const family = parseAddress(address)?.family;
      if (family) candidates.push({ type: 'srflx', family, address, port, base: 0 });
    }
    return { candidates, complete: true, ms: answer.ms };
  } catch {
    return NOTHING;
  } finally {
    pc.close();
  }
}
