import { frequency } from './layout.ts';

/**
 * Carriers are levelled to a power of 1: their products are seldom above this, unless a tone holds
 * nearly all the power around it. A few such must not outvote all others.
 */
const MOST = 2;

/**
 * Products of carriers, turned back as if a delay were taken off: what a scan for the delay goes
 * through in equal steps, without a sine for each.
 */
export class DelayScan {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly #angles: Float64Array;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;

  /** `carriers[i]` is the carrier of product i, which a step turns by `times[i]` times `step` seconds. */
  constructor(carriers: readonly number[], times: readonly number[], step: number) {
    this.re = new Float64Array(carriers.length);
    this.im = new Float64Array(carriers.length);
    this.#angles = Float64Array.from(
      carriers,
      (carrier, i) => 2 * Math.PI * frequency(carrier) * step * (times[i] ?? 0),
    );
    this.#cos = this.#angles.map(Math.cos);
    this.#sin = this.#angles.map(Math.sin);
  }

  /** Makes product `at` the conjugate of a times b, but no larger than {@link MOST}. Returns its power. */
  multiply(at: number, ar: number, ai: number, br: number, bi: number): number {
    const re = ar * br + ai * bi;
    const im = ar * bi - ai * br;
    const size = Math.sqrt(re * re + im * im);
    const scale = size > MOST ? MOST / size : 1;
    this.re[at] = re * scale;
    this.im[at] = im * scale;
    return (size * scale) ** 2;
  }

  /** Takes the delay of one step off the first `count` products. */
  step(count: number): void {
    turn(this.re, this.im, this.#cos, this.#sin, count);
  }

  /** Takes the delay of any number of steps off the first values of `re` and `im`. */
  turn(steps: number, re = this.re, im = this.im, count = re.length): void {
    const cos = this.#angles.map((angle) => Math.cos(steps * angle));
    const sin = this.#angles.map((angle) => Math.sin(steps * angle));
    turn(re, im, cos, sin, count);
  }
}

function turn(
  re: Float64Array,
  im: Float64Array,
  cos: Float64Array,
  sin: Float64Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const r = re[i] ?? 0;
    const s = im[i] ?? 0;
    const c = cos[i] ?? 0;
    const d = sin[i] ?? 0;
    re[i] = r * c - s * d;
    im[i] = r * d + s * c;
  }
}
