import {
  BURST_CHARACTERS,
  BURST_MESSAGES,
  CHARACTERS_A_SECOND,
  MESSAGES_A_SECOND,
} from './constants.ts';

/** How much the other side may say: two token buckets, for messages and for characters. */
export class Allowance {
  #messages = BURST_MESSAGES;
  #characters = BURST_CHARACTERS;
  #at: number;

  /** @param now milliseconds of any clock that does not go back */
  constructor(now: number) {
    this.#at = now;
  }

  /** @returns false once more was said than is allowed */
  take(messages: number, characters: number, now: number): boolean {
    const seconds = (now - this.#at) / 1000;
    this.#at = now;
    this.#messages = Math.min(BURST_MESSAGES, this.#messages + seconds * MESSAGES_A_SECOND);
    this.#characters = Math.min(BURST_CHARACTERS, this.#characters + seconds * CHARACTERS_A_SECOND);
    this.#messages -= messages;
    this.#characters -= characters;
    return this.#messages >= 0 && this.#characters >= 0;
  }
}
