/**
 * A byte stream that both sides can make: xorshift32 (G. Marsaglia, "Xorshift RNGs", 2003). It looks
 * random to whatever is in between, so nothing on the way can compress, cache or repeat it unseen.
 */
export class Pattern {
  #state: number;

  /** @param seed not 0 */
  constructor(seed: number) {
    this.#state = seed;
  }

  /** The next `length` words of 4 bytes. */
  next(length: number): Uint32Array<ArrayBuffer> {
    const words = new Uint32Array(length);
    let x = this.#state;
    for (let i = 0; i < length; i++) {
      x ^= x << 13;
      x ^= x >>> 17;
      x ^= x << 5;
      words[i] = x;
    }
    this.#state = x;
    return words;
  }
}
