import {
  ACKNOWLEDGEMENT_FRAMES,
  FIRST_WAIT,
  FRAMES,
  FRAMES_ALONE,
  MAX_DEVICES,
  MAX_SILENCE,
  MIN_LISTEN,
  NOTICE,
  OWN_ECHO,
  PRESENCE,
  TURN,
} from './constants.ts';
import { isNamed, readMessage, tagOf, writeMessage, type Message } from './message.ts';
import { Parts } from './parts.ts';

export interface ExchangeOptions {
  /** This device's code, at most `MAX_SPOKEN_CODE` bytes. */
  code: Uint8Array;
  /** Milliseconds that one frame takes. */
  frameTime: number;
  /** 0 (included) to 1 (excluded). */
  random: () => number;
  /** Milliseconds on any clock that does not jump. */
  now: number;
}

/** Something to be said without a pause: each of the payloads, in so many frames. */
export interface Utterance {
  payloads: Uint8Array[];
  frames: number;
}

/**
 * Turn-taking of two devices that know nothing of each other, share one room, and are deaf while they
 * speak. Each introduces itself with its code, and says whom it has understood; both are done when
 * each has the other's code and knows that the other has its own.
 *
 * Nothing here plays, listens or waits: the caller says what happened and when, and asks what to say.
 * As in ALOHA with carrier sense, whoever is not answered waits a random time and tries again.
 */
export class Exchange {
  readonly #code: Uint8Array;
  readonly #tag: number;
  readonly #frameTime: number;
  readonly #random: () => number;
  /** Codes by tag of all that were understood. */
  readonly #codes = new Map<number, Uint8Array>();
  readonly #parts = new Parts();
  #partner = 0;
  /** The partner has our code. */
  #heardUs = false;
  /** Tries that nobody answered, less those that somebody did. */
  #tries = 0;
  #acknowledge = false;
  #noticedAt = -Infinity;
  /** When the frame in the air is over. */
  #clearAt = -Infinity;
  #louderAt = -Infinity;
  /** A frame that may have begun was waited for, once before each turn. */
  #hesitated = false;
  #speakAt: number;
  #silentSince: number;
  #spokenAt = -Infinity;

  constructor({ code, frameTime, random, now }: ExchangeOptions) {
    this.#code = code;
    this.#tag = tagOf(code);
    this.#frameTime = frameTime;
    this.#random = random;
    this.#silentSince = now;
    this.#speakAt = now + FIRST_WAIT.least + random() * (FIRST_WAIT.most - FIRST_WAIT.least);
  }

  /** The partner's code, once it is understood. */
  get partner(): Uint8Array | undefined {
    return this.#codes.get(this.#partner);
  }

  /** Both have both codes, as far as this side can know. */
  get done(): boolean {
    return this.#partner !== 0 && this.#heardUs;
  }

  /** When to ask {@link speak} again: Infinity for not before something is heard. */
  get nextTurn(): number {
    return this.done && !this.#acknowledge ? Infinity : this.#speakAt;
  }

  /**
   * What to say now, or undefined while it is not our turn. The caller says it to the end, hears
   * nothing meanwhile, and then calls {@link spoken}.
   */
  speak(now: number): Utterance | undefined {
    if (now < this.nextTurn || this.#hesitates(now)) return undefined;
    this.#acknowledge = false;
    const heard = this.#partner;
    const frames = this.#frames(now);
    if (this.#heardUs) {
      const payloads = writeMessage({ tag: this.#tag, heard });
      return { payloads, frames: Math.max(ACKNOWLEDGEMENT_FRAMES, frames) };
    }
    this.#tries++;
    const payloads = writeMessage({ tag: this.#tag, heard, code: this.#code });
    return { payloads, frames: Math.ceil(frames / payloads.length) };
  }

  /** Our words are out: the other side's turn. */
  spoken(now: number): void {
    this.#silentSince = this.#spokenAt = now;
    this.#hesitated = false;
    const listen = MIN_LISTEN + this.#frames(now) * this.#frameTime;
    this.#speakAt = now + MIN_LISTEN + this.#random() * listen;
  }

  /** It has become louder: perhaps a frame has begun, which cannot be sure before {@link NOTICE}. */
  louder(now: number): void {
    this.#louderAt = now;
  }

  /**
   * A frame is in the air, from whomever, for `left` more milliseconds: its end is waited for.
   * @returns whether it is somebody else's, as far as can be known before it is understood
   */
  sense(now: number, left: number): boolean {
    this.#clearAt = now + left;
    this.#waitUntil(this.#clearAt + TURN);
    if (now < this.#spokenAt + OWN_ECHO) return false;
    this.#meet(now);
    return true;
  }

  /** A payload was understood. */
  hear(payload: Uint8Array, now: number): void {
    const message = readMessage(payload);
    if (!message || message.tag === this.#tag) return; // our own words come back from the wall
    this.#meet(now);
    this.#remember(message);
    if (!this.#follow(message)) return;
    // What it took to get through, it will take again: only a little less is tried.
    this.#tries = Math.max(0, this.#tries - 1);
    // An acknowledgement says that the other side is done; anything else waits for our answer.
    this.#acknowledge = message.code !== undefined || message.part !== undefined;
    this.#speakAt = now;
    this.#waitUntil(Math.max(now, this.#clearAt) + TURN);
  }

  /** Somebody is there. */
  #meet(now: number): void {
    if (this.#isAlone(now)) this.#tries = 0;
    this.#noticedAt = now;
  }

  #hesitates(now: number): boolean {
    const until = this.#louderAt + NOTICE;
    if (this.#hesitated || now >= until) return false;
    this.#hesitated = true;
    this.#speakAt = until;
    return true;
  }

  #isAlone(now: number): boolean {
    return now - this.#noticedAt > PRESENCE;
  }

  #frames(now: number): number {
    const choice = this.#isAlone(now) ? FRAMES_ALONE : FRAMES.length;
    return FRAMES[this.#tries % choice] ?? 1;
  }

  #remember({ tag, code: whole, part }: Message): void {
    const code = part ? this.#parts.add(tag, part) : whole;
    if (!code || !isNamed(code, tag)) return;
    if (this.#codes.size >= MAX_DEVICES && !this.#codes.has(tag)) return;
    this.#codes.set(tag, code);
  }

  /** Whether the one who speaks is our partner, with what was just said taken into account. */
  #follow({ tag, heard }: Message): boolean {
    if (this.done && tag !== this.#partner) return false;
    if (!this.#codes.has(tag)) return false;
    if (heard === this.#tag) {
      this.#partner = tag;
      this.#heardUs = true;
      return true;
    }
    if (heard === 0) {
      this.#partner ||= tag;
      if (tag !== this.#partner) return false;
      this.#heardUs = false; // if it ever had our code, it was started anew
      return true;
    }
    // It talks to somebody else: so it is not the one that we are held towards.
    if (tag === this.#partner && !this.#heardUs) this.#partner = 0;
    return false;
  }

  #waitUntil(time: number): void {
    const limit = this.#silentSince + MAX_SILENCE;
    this.#speakAt = Math.max(this.#speakAt, Math.min(time, limit));
  }
}
