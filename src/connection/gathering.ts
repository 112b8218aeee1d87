import type { Candidate } from '../signal/description.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import {
  GATHER_HOPELESS,
  GATHER_LIMIT,
  GATHER_SETTLE,
  MOVE_GATHER_LIMIT,
  PORTS_OF_A_PATTERN,
} from './constants.ts';
import { mappingsOf } from './traversal/summary.ts';

export class NoNetworkError extends Error {
  override readonly name = 'NoNetworkError';
}

export interface GatheringOptions {
  /** A STUN server was asked. */
  wantsPublic: boolean;
  /**
   * The path is about to move. Each network may be the one that goes, so the public addresses of all are
   * waited for, and for longer: the old path carries everything meanwhile.
   */
  moves?: boolean;
  signal: AbortSignal;
}

/**
 * Waits until enough of this side's addresses are known for a code: all of them, or a public one and
 * time for the other servers, or what there is when {@link GATHER_LIMIT} is over. Where a NAT gives each
 * destination another port, so many of them are enough that they show how. Call it before
 * `setLocalDescription`, so that no candidate is missed. Candidates that come later are for the
 * caller's own `icecandidate` listener.
 *
 * @throws NoNetworkError when the browser finds no address at all
 */
export function gatherEnough(
  pc: RTCPeerConnection,
  { wantsPublic, moves = false, signal }: GatheringOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const until = AbortSignal.any([done.signal, signal]);
    const timers: ReturnType<typeof setTimeout>[] = [];
    const after = (ms: number, run: () => void) => timers.push(setTimeout(run, ms));
    const since = performance.now();
    let found = 0;
    let late = false;

    const isClear = () => {
      const { candidates } = parseSdp(pc.localDescription?.sdp ?? '', 'offer');
      if (moves) return hasAllNetworks(candidates);
      const { length } = mappingsOf(candidates);
      return length === 0 || length >= PORTS_OF_A_PATTERN;
    };
    const finish = (error?: Error) => {
      done.abort();
      timers.forEach(clearTimeout);
      if (error) reject(error);
      else resolve();
    };
    signal.addEventListener('abort', () => finish(new DOMException('ended', 'AbortError')), {
      signal: done.signal,
    });
    pc.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        if (!candidate?.candidate) return;
        found++;
        if (late) finish();
        else if (wantsPublic && candidate.candidate.includes(' typ srflx'))
          after(Math.max(GATHER_SETTLE, performance.now() - since), () => isClear() && finish());
      },
      { signal: until },
    );
    pc.addEventListener(
      'icegatheringstatechange',
      () => {
        if (pc.iceGatheringState !== 'complete') return;
        finish(found > 0 ? undefined : new NoNetworkError());
      },
      { signal: until },
    );
    after(moves ? MOVE_GATHER_LIMIT : GATHER_LIMIT, () => {
      late = true;
      if (found > 0) finish();
    });
    after(GATHER_HOPELESS, () => finish(new NoNetworkError()));
  });
}

/** As many public addresses as this machine has own ones: one for each network, as far as one can see. */
function hasAllNetworks(candidates: readonly Candidate[]): boolean {
  const count = (wanted: Candidate['type']) =>
    new Set(candidates.flatMap(({ type, address }) => (type === wanted ? address : []))).size;
  return count('srflx') >= count('host');
}
