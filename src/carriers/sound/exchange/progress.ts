import { PRESENCE } from './constants.ts';

/** How far two devices have come, as a person is told. */
export type Stage =
  /** Nobody has been heard lately. */
  | 'waiting'
  /** Somebody is heard, and not understood yet. */
  | 'hearing'
  /** The other device's code is here; it has not said that it has ours. */
  | 'understood'
  /** Both have both. */
  | 'done';

/** What keeps the two from getting on. */
export type Trouble =
  /** The microphone gives nothing but zeros. */
  | 'silent'
  /** For long nobody was heard, or nobody understood, or both have both and it goes on nevertheless. */
  | 'stuck';

/** Milliseconds without getting on after which the person should do something. */
const PATIENCE = 12_000;

/** Milliseconds: microphones that have just been opened may begin with zeros. */
const SILENCE = 3000;

/** Keeps account of what was heard and understood. All times in milliseconds on any one clock. */
export class Progress {
  #partner = false;
  #done = false;
  #frameAt = -Infinity;
  /** When it last got on. */
  #steppedAt: number;
  #soundAt: number;

  constructor(now: number) {
    this.#steppedAt = now;
    this.#soundAt = now;
  }

  /** A block of sound came in, of this loudness (0 for nothing but zeros). */
  sound(level: number, now: number): void {
    if (level > 0) this.#soundAt = now;
  }

  /** A frame is in the air. */
  frame(now: number): void {
    if (this.stage(now) === 'waiting') this.#steppedAt = now;
    this.#frameAt = now;
  }

  /** What the exchange knows. */
  know({ partner, done }: { partner: boolean; done: boolean }, now: number): void {
    if (partner !== this.#partner || done !== this.#done) this.#steppedAt = now;
    this.#partner = partner;
    this.#done = done;
  }

  stage(now: number): Stage {
    if (this.#done) return 'done';
    if (this.#partner) return 'understood';
    return now - this.#frameAt < PRESENCE ? 'hearing' : 'waiting';
  }

  trouble(now: number): Trouble | undefined {
    if (!this.#done && now - this.#soundAt >= SILENCE) return 'silent';
    return now - this.#steppedAt >= PATIENCE ? 'stuck' : undefined;
  }
}
