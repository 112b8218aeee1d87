import { FRAME } from './constants.ts';

/** Samples kept at least: a frame, and what lies around it while it is being read. */
const KEPT = 2 * FRAME;

/** The latest of the baseband. Times are baseband samples since the start. */
export class Baseband {
  readonly re = new Float32Array(2 * KEPT);
  readonly im = new Float32Array(2 * KEPT);
  /** The time of `re[0]`. */
  first = 0;
  #filled = 0;

  /** The time of the next sample. */
  get end(): number {
    return this.first + this.#filled;
  }

  push(re: number, im: number): void {
    if (this.#filled === this.re.length) {
      this.re.copyWithin(0, KEPT);
      this.im.copyWithin(0, KEPT);
      this.first += KEPT;
      this.#filled -= KEPT;
    }
    this.re[this.#filled] = re;
    this.im[this.#filled] = im;
    this.#filled++;
  }
}
