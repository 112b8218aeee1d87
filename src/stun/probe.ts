import { acceptedUrls } from './accepted.ts';
import { readCandidate, type GatheredCandidate } from './gathered.ts';

/** What one peer connection learned from the servers that it asked. */
export interface Probe {
  candidates: GatheredCandidate[];
  /** The browser is done with all servers, and none of them failed. */
  complete: boolean;
  /** Milliseconds from the first address of this machine to the first answer. */
  ms?: number;
}

/**
 * Browsers repeat a request at growing intervals, in 5 s four (Firefox) to five times (Chromium): whoever
 * did not answer by then will not.
 */
export const PROBE_LIMIT = 5000;
/** After an answer of one family: time for the other one, of a server whose name has both. */
const SETTLE = 400;

export const NOTHING: Probe = { candidates: [], complete: false };

/**
 * Asks STUN servers from one new socket a family and interface. Resolves when all have answered, when there
 * was nothing to wait for after an answer, or after {@link PROBE_LIMIT}.
 * @param wait for all servers, not only for the first answer
 */
export function probe(urls: string[], signal: AbortSignal, wait = false): Promise<Probe> {
  // What the browser does not even take cannot answer.
  if (acceptedUrls(urls).length < urls.length) return Promise.resolve(NOTHING);
  return new Promise((resolve) => {
    const pc = new RTCPeerConnection({ iceServers: [{ urls }] });
    const candidates: GatheredCandidate[] = [];
    const timers: ReturnType<typeof setTimeout>[] = [];
    let started: number | undefined;
    let ms: number | undefined;
    let failed = false;

    const finish = () => {
      timers.forEach(clearTimeout);
      signal.removeEventListener('abort', finish);
      const complete = pc.iceGatheringState === 'complete' && !failed;
      pc.close();
      resolve({ candidates, complete, ms });
    };
    pc.addEventListener('icecandidate', ({ candidate }) => {
      const read = candidate && readCandidate(candidate.candidate);
      if (!read) return;
      candidates.push(read);
      started ??= performance.now();
      if (read.type !== 'srflx' || ms !== undefined) return;
      ms = performance.now() - started;
      if (!wait) timers.push(setTimeout(finish, SETTLE));
    });
    pc.addEventListener('icecandidateerror', () => (failed = true));
    pc.addEventListener('icegatheringstatechange', () => {
      if (pc.iceGatheringState === 'complete') finish();
    });
    signal.addEventListener('abort', finish);
    timers.push(setTimeout(finish, PROBE_LIMIT));
    if (signal.aborted) return finish();
    pc.createDataChannel('');
    pc.setLocalDescription().catch(finish);
  });
}
