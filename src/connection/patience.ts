import type { Beacon } from '../signal/beacon-code.ts';
import type { Candidate } from '../signal/description.ts';
import { browserFamily } from '../signal/credentials.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { addCandidate } from './add-candidate.ts';
import { CHROMIUM_PACE, DISCARD_PORT, FIREFOX_PACE, FORGET_EVERY } from './constants.ts';
import { forgetCandidates } from './forget.ts';
import { isPathOpen } from './path-open.ts';
import { isLocalCandidate } from './privacy.ts';
import { standInFor } from './stand-in.ts';
import { statsOf } from './stats.ts';

/**
 * Keeps a side that is early trying until `signal` aborts, however long the other person takes.
 *
 * A browser gives a candidate pair up after some 15 s of silence. The same candidate under a new
 * foundation (RFC 8445 §5.1.1.3) is a new pair to it, so adding it again from time to time keeps
 * checks going out, and our NAT's filter open for the other side's.
 *
 * @param candidates the other side's
 * @param helpers who was asked for our address: a path to them is none
 */
export function keepTrying(
  pc: RTCPeerConnection,
  candidates: readonly Candidate[],
  signal: AbortSignal,
  helpers: readonly Beacon[] = [],
): void {
  const own = pc.localDescription && parseSdp(pc.localDescription.sdp, 'offer');
  const family = own ? browserFamily(own) : 'other';
  const pace = family === 'firefox' ? FIREFOX_PACE : CHROMIUM_PACE;
  const nextAnchor = own && family === 'firefox' ? anchorOf(pc, own.candidates, signal) : undefined;
  let round = 0;

  const tryAgain = async () => {
    // With an open path there is nothing to try: what is missing is the other person's step.
    if (isPathOpen(pc, helpers)) return;
    const now = round++;
    if (family === 'chromium' && now % FORGET_EVERY === FORGET_EVERY - 1) {
      await forgetCandidates(pc).catch(() => undefined); // what fails is only hygiene
    }
    const due = candidates.filter((candidate) =>
      isDue(now, isLocalCandidate(candidate) ? pace.localEvery : pace.publicEvery),
    );
    const anchor = await nextAnchor?.();
    if (anchor) due.push(anchor);
    if (signal.aborted) return;
    for (const [index, candidate] of due.entries())
      addCandidate(pc, candidate, index, `${now.toString(36)}x${index.toString(36)}`);
  };
  void tryAgain();
  // Chromium checks for 15 s, and until then it takes the same candidate for the one it has: the next
  // round would come up to 5 s too late.
  const onSilence = () => {
    if (pc.iceConnectionState === 'disconnected') void tryAgain();
  };
  if (family === 'chromium') pc.addEventListener('iceconnectionstatechange', onSilence, { signal });
  // Browsers slow the timers of hidden tabs down, but not where there is an RTCPeerConnection.
  const timer = setInterval(() => void tryAgain(), pace.interval);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/**
 * Keeps Firefox trying after a move until it has a path or `signal` aborts. By itself it checks for 6 s and fails soon after,
 * but the other side may hear of the move later: where the old network goes meanwhile, the answer to the
 * offer is lost and has to be sent again.
 *
 * @param candidates where the other side is now
 */
export function keepTryingToMove(
  pc: RTCPeerConnection,
  candidates: readonly Candidate[],
  signal: AbortSignal,
): void {
  let round = 0;
  const tryAgain = async () => {
    if (await hasAnswer(pc)) return clearInterval(timer);
    if (signal.aborted) return;
    round++;
    for (const [index, candidate] of candidates.entries())
      addCandidate(pc, candidate, index, `m${round.toString(36)}x${index.toString(36)}`);
  };
  const timer = setInterval(() => void tryAgain(), FIREFOX_PACE.interval);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** In ever longer steps at first (rounds 0, 1, 2, 4, 8…), then every `most` rounds, a power of two. */
export function isDue(round: number, most: number): boolean {
  const step = 2 ** Math.floor(Math.log2(Math.max(round, 1)));
  return round % Math.min(step, most) === 0;
}

/**
 * A candidate that keeps Firefox from giving up where it cannot reach any other one yet: this very
 * machine. At first at a port where nothing answers, which holds for 11 s, so it is needed again and
 * again; then where a {@link standInFor stand-in} answers, which holds for ever.
 *
 * Without one Firefox fails at once between two Firefoxes in a local network: the inviter's mDNS name
 * resolves only once the inviter has taken the reply.
 *
 * @param own this side's candidates
 * @returns gives the candidate that a round needs, if it needs one
 */
function anchorOf(
  pc: RTCPeerConnection,
  own: readonly Candidate[],
  signal: AbortSignal,
): () => Promise<Candidate | undefined> {
  const host = own.find(({ type }) => type === 'host');
  const other = pc.remoteDescription && parseSdp(pc.remoteDescription.sdp, 'offer');
  let port: number | undefined;
  let holds = false;
  // Whoever answers an offer is controlled, unless the other side is ICE lite (RFC 8445 §6.1.1).
  if (pc.remoteDescription?.type === 'offer' && other && other.sdp === undefined) {
    standInFor(other, signal).then(
      (found) => (port = found),
      () => undefined,
    );
  }
  return async () => {
    holds ||= port !== undefined && (await hasAnswer(pc));
    return host && !holds ? { ...host, port: port ?? DISCARD_PORT } : undefined;
  };
}

/** Whether a check was ever answered: such a pair stays good. */
async function hasAnswer(pc: RTCPeerConnection): Promise<boolean> {
  return (await statsOf(pc)).some(
    ({ type, state }) => type === 'candidate-pair' && state === 'succeeded',
  );
}
