import { CARRIERS, PREFIX, SYMBOL } from './constants.ts';
import { Fft } from './fft.ts';
import { bin } from './layout.ts';
import { REFERENCE } from './reference.ts';

/** Where a reference symbol (without its prefix) may begin. */
export interface Peak {
  /** Baseband samples after the first that was looked at. */
  at: number;
  /** Power over the mean of what surrounds it. */
  strength: number;
}

/** Samples that {@link Detector.detect} looks at, and how many of them it has done with after that. */
export const DETECTOR_WINDOW = 2 * SYMBOL;
export const DETECTOR_STEP = SYMBOL;

/**
 * Below what a reference reaches in noise of 8 dB more than itself (28) or where the echo is 6 dB
 * louder than the direct sound (34); above what many voices at once come to, but for once in two
 * seconds. Each time costs a look at the pilots, a few milliseconds.
 */
const THRESHOLD = 18;

/** Peaks in one stretch that are worth a look. */
const MAX_PEAKS = 2;

/** Bins to either side over which the spectrum is taken as flat: 100 Hz. */
const FLAT = 16;

/**
 * Finds reference symbols: a matched filter by fast convolution (overlap-save), after levelling the
 * spectrum, so that a voice or a tone counts no more than its share of the band (as in "generalised
 * cross-correlation", Knapp and Carter 1976).
 */
export class Detector {
  readonly #fft = new Fft(DETECTOR_WINDOW);
  readonly #templateRe = new Float64Array(DETECTOR_WINDOW);
  readonly #templateIm = new Float64Array(DETECTOR_WINDOW);
  readonly #re = new Float64Array(DETECTOR_WINDOW);
  readonly #im = new Float64Array(DETECTOR_WINDOW);
  readonly #power = new Float64Array(DETECTOR_WINDOW);

  constructor() {
    const re = new Float64Array(SYMBOL);
    const im = new Float64Array(SYMBOL);
    for (let k = 0; k < CARRIERS; k++) {
      re[bin(k)] = REFERENCE.re[k] ?? 0;
      im[bin(k)] = REFERENCE.im[k] ?? 0;
    }
    new Fft(SYMBOL).inverse(re, im);
    this.#templateRe.set(re);
    this.#templateIm.set(im);
    this.#fft.forward(this.#templateRe, this.#templateIm);
  }

  /** Looks at the DETECTOR_WINDOW samples from `offset` on; finds what begins in the first half. */
  detect(source: { re: Float32Array; im: Float32Array }, offset: number): Peak[] {
    const re = this.#re;
    const im = this.#im;
    for (let n = 0; n < DETECTOR_WINDOW; n++) {
      re[n] = source.re[offset + n] ?? 0;
      im[n] = source.im[offset + n] ?? 0;
    }
    this.#fft.forward(re, im);
    this.#multiplyLevelled();
    this.#fft.inverse(re, im);
    return this.#peaks();
  }

  /** Spectrum times the template's conjugate, over the spectrum's power around each bin. */
  #multiplyLevelled(): void {
    const re = this.#re;
    const im = this.#im;
    const power = this.#power;
    const mask = DETECTOR_WINDOW - 1;
    let sum = 1e-20;
    for (let k = 0; k < DETECTOR_WINDOW; k++) power[k] = (re[k] ?? 0) ** 2 + (im[k] ?? 0) ** 2;
    for (let k = -FLAT; k <= FLAT; k++) sum += power[k & mask] ?? 0;
    for (let k = 0; k < DETECTOR_WINDOW; k++) {
      const r = re[k] ?? 0;
      const i = im[k] ?? 0;
      const tr = this.#templateRe[k] ?? 0;
      const ti = this.#templateIm[k] ?? 0;
      re[k] = (r * tr + i * ti) / sum;
      im[k] = (i * tr - r * ti) / sum;
      // Rounding must not make an empty stretch negative.
      sum = Math.max(
        1e-20,
        sum + (power[(k + FLAT + 1) & mask] ?? 0) - (power[(k - FLAT) & mask] ?? 0),
      );
    }
  }

  #peaks(): Peak[] {
    const power = this.#power;
    let mean = 1e-30;
    for (let n = 0; n < DETECTOR_STEP; n++) {
      power[n] = (this.#re[n] ?? 0) ** 2 + (this.#im[n] ?? 0) ** 2;
      mean += (power[n] ?? 0) / DETECTOR_STEP;
    }
    const peaks: Peak[] = [];
    while (peaks.length < MAX_PEAKS) {
      let at = 0;
      for (let n = 1; n < DETECTOR_STEP; n++) if ((power[n] ?? 0) > (power[at] ?? 0)) at = n;
      const strength = (power[at] ?? 0) / mean;
      if (strength < THRESHOLD) break;
      peaks.push({ at, strength });
      // The room's echoes of the same reference.
      power.fill(0, Math.max(0, at - PREFIX), at + PREFIX);
    }
    return peaks;
  }
}
