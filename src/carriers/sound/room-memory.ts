import { CARRIERS } from './constants.ts';
import { DelayScan } from './delay-scan.ts';

/** Seconds between the delays that are tried, and the largest: the detector is off by a sample or so. */
const DELAY_STEP = 10e-6;
const REACH = 35;

/** Standard deviations of noise by which two references have to be alike to be of the same room. */
const ALIKE = 5;

/**
 * What the references of earlier frames told about the room. In much noise one reference says little
 * about a carrier's phase and size; as long as nobody moves, all that were heard say it together.
 * What is remembered of another place, or another sender, is not alike and does no harm.
 */
export class RoomMemory {
  /** Of mean power 1, shifted in time to the frame that was compared last. */
  readonly re = new Float64Array(CARRIERS);
  readonly im = new Float64Array(CARRIERS);
  readonly #scan = new DelayScan(
    Array.from({ length: CARRIERS }, (_, carrier) => carrier),
    Array.from({ length: CARRIERS }, () => 1),
    DELAY_STEP,
  );

  /** The correlation of a reference with what is remembered, 0 to 1; 0 if it is of another room. */
  compare(re: Float64Array, im: Float64Array): number {
    const scan = this.#scan;
    for (let k = 0; k < CARRIERS; k++) {
      scan.multiply(k, this.re[k] ?? 0, this.im[k] ?? 0, re[k] ?? 0, im[k] ?? 0);
    }
    scan.turn(-REACH);
    let best = { step: 0, sum: -Infinity };
    for (let step = -REACH; step <= REACH; step++) {
      const sum = scan.re.reduce((total, value) => total + value, 0);
      if (sum > best.sum) best = { step, sum };
      scan.step(CARRIERS);
    }
    if (best.sum < ALIKE * Math.sqrt(CARRIERS / 2)) return 0;
    scan.turn(-best.step, this.re, this.im);
    return best.sum / CARRIERS;
  }

  /** Takes a reference in: what was remembered counts `past`, it counts `present`. */
  learn(re: Float64Array, im: Float64Array, past: number, present: number): void {
    let power = 0;
    for (let k = 0; k < CARRIERS; k++) {
      const r = past * (this.re[k] ?? 0) + present * (re[k] ?? 0);
      const i = past * (this.im[k] ?? 0) + present * (im[k] ?? 0);
      this.re[k] = r;
      this.im[k] = i;
      power += r * r + i * i;
    }
    const level = Math.sqrt(CARRIERS / (power + 1e-30));
    for (let k = 0; k < CARRIERS; k++) {
      this.re[k] = (this.re[k] ?? 0) * level;
      this.im[k] = (this.im[k] ?? 0) * level;
    }
  }
}
