import type { Beacon } from '../../signal/beacon-code.ts';
import { parseSdp } from '../../signal/parse-sdp.ts';
import { browserFamily } from '../../signal/credentials.ts';
import type { Description } from '../../signal/description.ts';
import { isPathOpen } from '../path-open.ts';
import { burst } from './burst.ts';
import {
  BURST,
  CHECKED_FOR,
  GUESSERS,
  GUESSERS_LIMIT,
  LONG_BURST,
  MOST_TARGETS_FIREFOX,
  PORTS_A_SECOND,
  PORTS_A_SECOND_FIREFOX,
  TARGET_INTERVAL,
  TARGET_INTERVAL_FIREFOX,
  TRICKS_AFTER,
} from './constants.ts';
import { keepToOnePath } from './one-path.ts';
import { planFor, publicOf, type Plan } from './plan.ts';
import { portsOf } from './ports.ts';
import { Sockets, type SocketsOptions } from './sockets.ts';
import { summarised, type Side } from './summary.ts';

/** A difficult network, as the person is told: when the effort began and when it ends (ms since 1970). */
export interface Effort {
  since: number;
  until: number;
  isOver: boolean;
}

export interface TraversalOptions extends SocketsOptions {
  own: () => Side;
  other: Description;
  /** Who was asked for our address so far: a path to them is none. */
  asked: readonly Beacon[];
  /** The other person still has to take our code. */
  waits: boolean;
  /** The other side has begun to speak with this one, so it is the connection. */
  onSpoken: (pc: RTCPeerConnection) => void;
  onChange: () => void;
  signal: AbortSignal;
}

/** Gets one connection through NATs that ICE alone does not get through. */
export class Traversal {
  effort?: Effort;
  readonly #options: TraversalOptions;
  readonly #sockets: Sockets;
  readonly #done = new AbortController();
  #round = new AbortController();
  #hasGuessers = false;

  constructor(options: TraversalOptions) {
    this.#options = options;
    this.#sockets = new Sockets(options);
    options.signal.addEventListener('abort', () => this.close(), { once: true });
  }

  /** Opens sockets for a code that has to name them. @returns their public ports */
  async openGuessers(iceServers: RTCIceServer[]): Promise<number[]> {
    this.#hasGuessers = true;
    await this.#sockets.open(GUESSERS - 1, { iceServers });
    const { signal } = this.#done;
    const found = await Promise.all(this.#sockets.all.map((pc) => mappedPort(pc, signal)));
    return found.flatMap((port) => port ?? []);
  }

  /** Both codes are known: does what it takes, if ICE alone does not make it. */
  start(): void {
    const isCheap = isPlan(this.#plan) && !isEffort(this.#plan);
    const timer = setTimeout(() => void this.#begin(), isCheap ? 0 : TRICKS_AFTER);
    this.#done.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  /** Once more, from now on. */
  again(): void {
    this.#round.abort();
    this.effort = undefined;
    void this.#begin();
  }

  /** Ends all of it. @param kept whose path is open */
  close(kept?: RTCPeerConnection): void {
    this.#round.abort();
    this.#done.abort();
    this.#sockets.close(kept);
  }

  get #plan(): ReturnType<typeof planFor> {
    return planFor(this.#options.own(), summarised(this.#options.other));
  }

  async #begin(): Promise<void> {
    const { like, asked, waits, onChange } = this.#options;
    const plan = this.#plan;
    if (!isPlan(plan) || this.#done.signal.aborted || isPathOpen(like, asked)) return;
    this.#round = new AbortController();
    const { signal } = this.#round;
    const since = Date.now();
    const until = since + (waits ? LONG_BURST : BURST);
    // Chromium sends no more for it than for any candidate; Firefox would keep each that it tried.
    if (isEffort(plan) || this.#isFirefox) {
      const timer = setTimeout(() => this.#end(since, until), until - since);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    }
    if (isEffort(plan)) {
      this.effort = { since, until, isOver: false };
      onChange();
    }
    const areMute = this.#mutes(plan);
    if (this.#isSought(plan)) {
      const onFound = (pc: RTCPeerConnection) => this.#aim(pc, plan);
      const sockets = this.#sockets;
      void keepToOnePath({ ...this.#options, sockets, areMute, onFound, signal });
    }
    for (const pc of [like, ...this.#sockets.all]) this.#aim(pc, plan);
    for (let n = this.#sockets.all.length; n < this.#most(plan.sockets); n++) {
      await this.#sockets.open(1, { isMute: areMute });
      const pc = this.#sockets.all[n];
      if (!pc || signal.aborted) return;
      this.#aim(pc, plan);
    }
  }

  /** The bounded time is over: no packet more. */
  #end(since: number, until: number): void {
    this.#round.abort();
    // Those that our code names are still good when it goes on.
    if (!this.#hasGuessers) this.#sockets.keep();
    this.effort = { since, until, isOver: true };
    this.#options.onChange();
  }

  #aim(pc: RTCPeerConnection, { address, aim }: Plan): void {
    const { asked } = this.#options;
    const signal = AbortSignal.any([this.#round.signal, this.#done.signal]);
    const ports = portsOf(aim, Math.random);
    const silent = this.#isFirefox ? TARGET_INTERVAL_FIREFOX : TARGET_INTERVAL;
    const pace =
      aim.kind === 'named'
        ? { count: aim.ports.length, interval: silent, second: this.#isFirefox ? silent : turn() }
        : {
            count: this.#isFirefox ? PORTS_A_SECOND_FIREFOX : PORTS_A_SECOND,
            interval: 1000,
            second: 1000,
          };
    burst(pc, { address, ports, ...pace, forgets: !this.#isFirefox, asked, signal });
  }

  /** The other side has to find one of our sockets. */
  #isSought({ sockets }: Plan): boolean {
    return sockets > 0 && this.#options.own().ports?.order === 'random';
  }

  /** Nobody hears them until we see that they are found. */
  #mutes(plan: Plan): boolean {
    return this.#isSought(plan) && !this.#isFirefox;
  }

  #most(sockets: number): number {
    return this.#isFirefox ? Math.min(sockets, MOST_TARGETS_FIREFOX) : sockets;
  }

  get #isFirefox(): boolean {
    const { localDescription } = this.#options.like;
    return (
      localDescription !== null &&
      browserFamily(parseSdp(localDescription.sdp, 'offer')) === 'firefox'
    );
  }
}

/**
 * All sockets are told of an address at once, and then each in a turn of its own: hundreds that send
 * together would fill a narrow line, 15 s of every 40. Milliseconds.
 */
function turn(): number {
  return CHECKED_FOR + Math.random() * (TARGET_INTERVAL - CHECKED_FOR);
}

function isPlan(plan: ReturnType<typeof planFor>): plan is Plan {
  return typeof plan === 'object';
}

/** More packets than ICE sends anyway. */
function isEffort({ aim, sockets }: Plan): boolean {
  return sockets > 0 || aim.kind === 'guessed';
}

/** At which port others reach it; undefined where no STUN server says so in time, or it is closed. */
function mappedPort(pc: RTCPeerConnection, signal: AbortSignal): Promise<number | undefined> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(GUESSERS_LIMIT)]);
  return new Promise((resolve) => {
    const look = (isAll: boolean) => {
      // Firefox throws where the description of a closed one is read.
      if (pc.signalingState === 'closed') return resolve(undefined);
      const seen = publicOf(parseSdp(pc.localDescription?.sdp ?? '', 'offer'));
      // What a server sees of a public address is what the browser has told already: it says no more.
      if (isAll || seen?.type === 'srflx') resolve(seen?.port);
    };
    const onState = () => pc.iceGatheringState === 'complete' && look(true);
    pc.addEventListener('icecandidate', () => look(false), { signal: limit });
    pc.addEventListener('icegatheringstatechange', onState, { signal: limit });
    limit.addEventListener('abort', () => look(true), { once: true });
    look(limit.aborted);
    onState();
  });
}
