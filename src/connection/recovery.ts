import { browserFamily } from '../signal/credentials.ts';
import type { Candidate, Description, Setup } from '../signal/description.ts';
import { OUTAGE_LIMIT, SHORT_OUTAGE_LIMIT } from './constants.ts';
import { watchInterfaces } from './interfaces.ts';
import { Negotiator } from './negotiator.ts';
import { keepTrying, keepTryingToMove } from './patience.ts';

export interface RecoveryOptions {
  pc: RTCPeerConnection;
  /** Our DTLS role. */
  role: Setup;
  own: Description;
  other: Description;
  /** Sends on the control channel; with a plain peer there is none, so its path cannot move. */
  send?: (text: string) => void;
  offence: () => void;
  wantsPublic: boolean;
  hideLocal: boolean;
  /** Nothing gets through any more, or it does again. */
  onPath: (path: 'path-lost' | 'path-back') => void;
  /** It has not come back. */
  onLost: () => void;
  signal: AbortSignal;
}

/** Keeps a connection once it is open: sits out interruptions, and moves the path to new networks. */
export class Recovery {
  /** Undefined with a plain peer. */
  readonly negotiator?: Negotiator;
  readonly #options: RecoveryOptions;
  /** Where the other side is: as its code said, until it moves. */
  #whereabouts: readonly Candidate[];
  #outage?: AbortController;
  #move?: AbortController;

  constructor(options: RecoveryOptions) {
    this.#options = options;
    this.#whereabouts = options.other.candidates;
    const { pc, send, signal } = options;
    pc.addEventListener('connectionstatechange', () => this.#watchPath(), { signal });
    if (!send) return;
    const interfaces = watchInterfaces(() => this.negotiator?.move(), signal);
    this.negotiator = new Negotiator({
      ...options,
      send,
      arrivals: () => interfaces.arrivals,
      onMoved: (candidates) => this.#follow(candidates),
    });
  }

  /** The path moves to where the other side is now. */
  #follow(candidates: readonly Candidate[]): void {
    const { pc, own, signal } = this.#options;
    this.#whereabouts = candidates;
    this.#move?.abort();
    if (browserFamily(own) !== 'firefox') return;
    this.#move = new AbortController();
    // No longer than Firefox bears an outage.
    const limit = AbortSignal.timeout(SHORT_OUTAGE_LIMIT);
    keepTryingToMove(pc, candidates, AbortSignal.any([this.#move.signal, limit, signal]));
  }

  #watchPath(): void {
    const { connectionState } = this.#options.pc;
    if (connectionState === 'connected') this.#endOutage();
    if (connectionState === 'disconnected' || connectionState === 'failed') this.#beginOutage();
  }

  #beginOutage(): void {
    if (this.#outage) return;
    const { pc, own, other, signal, onPath, onLost } = this.#options;
    this.#outage = new AbortController();
    const until = AbortSignal.any([this.#outage.signal, signal]);
    // As long as both sides try, the path comes back with their networks. Firefox does so by itself
    // until it gives up, and nothing that we could do lets it wait longer.
    if (browserFamily(own) === 'chromium') keepTrying(pc, this.#whereabouts, until);
    const timer = setTimeout(onLost, outageLimit(own, other));
    until.addEventListener('abort', () => clearTimeout(timer), { once: true });
    onPath('path-lost');
  }

  #endOutage(): void {
    if (!this.#outage) return;
    this.#outage.abort();
    this.#outage = undefined;
    this.#options.onPath('path-back');
  }
}

/** Milliseconds. */
function outageLimit(own: Description, other: Description): number {
  const patient = [own, other].every((side) => browserFamily(side) === 'chromium');
  return patient ? OUTAGE_LIMIT : SHORT_OUTAGE_LIMIT;
}
