import { CARRIERS, FRAME, FRAME_SYMBOLS, SYMBOL, SYMBOL_STEP } from './constants.ts';
import type { Baseband } from './baseband.ts';
import { Fft } from './fft.ts';
import { KERNEL_REACH } from './kernel.ts';
import { bin, frequency } from './layout.ts';
import { REFERENCE } from './reference.ts';
import { readStretched } from './time-scale.ts';

/**
 * Baseband samples by which a symbol is read before the peak that was found: 2.5 ms. The strongest
 * path need not be the first, and what comes late is cut by the prefix anyway.
 */
const EARLY = 15;

/** Baseband samples after a reference's beginning that are needed to read so many symbols. */
export const needed = (symbols: number): number =>
  Math.ceil((symbols - 1) * SYMBOL_STEP * (1 + MAX_STRETCH)) + SYMBOL - EARLY + KERNEL_REACH + 2;

/** A hand's or a walker's speed, 1.1 of 343 m/s, and the clocks' difference. */
export const MAX_STRETCH = 0.0035;

/** Carriers to either side over which the spectrum is taken as flat: 140 Hz. */
const FLAT = 12;

const BINS = Uint16Array.from({ length: CARRIERS }, (_, k) => bin(k));

/** The symbols of a frame as carriers, each levelled to a mean power of 1 around every carrier. */
export class SymbolReader {
  /** `re[symbol][carrier]`, the reference's phases taken off. */
  readonly re = Array.from({ length: FRAME_SYMBOLS }, () => new Float64Array(CARRIERS));
  readonly im = Array.from({ length: FRAME_SYMBOLS }, () => new Float64Array(CARRIERS));
  readonly #fft = new Fft(SYMBOL);
  readonly #frameRe = new Float64Array(FRAME);
  readonly #frameIm = new Float64Array(FRAME);
  readonly #x = new Float64Array(SYMBOL);
  readonly #y = new Float64Array(SYMBOL);
  readonly #sums = new Float64Array(CARRIERS + 1);

  /** The first symbol. */
  get reference(): { re: Float64Array; im: Float64Array } {
    return { re: this.re[0] ?? new Float64Array(), im: this.im[0] ?? new Float64Array() };
  }

  /** Reads the first `symbols` symbols of the frame whose reference begins at the time `at`. */
  read(baseband: Baseband, at: number, stretch: number, symbols: number): void {
    const length = (symbols - 1) * SYMBOL_STEP + SYMBOL;
    const re = this.#frameRe.subarray(0, length);
    const im = this.#frameIm.subarray(0, length);
    const start = at - baseband.first - EARLY;
    if (stretch === 0) {
      re.set(baseband.re.subarray(start, start + length));
      im.set(baseband.im.subarray(start, start + length));
    } else readStretched(baseband, start, stretch, re, im);
    for (let symbol = 0; symbol < symbols; symbol++) {
      const from = symbol * SYMBOL_STEP;
      this.#x.set(re.subarray(from, from + SYMBOL));
      this.#y.set(im.subarray(from, from + SYMBOL));
      this.#fft.forward(this.#x, this.#y);
      this.#take(symbol);
    }
  }

  #take(symbol: number): void {
    const re = this.re[symbol] ?? new Float64Array();
    const im = this.im[symbol] ?? new Float64Array();
    const sums = this.#sums;
    for (let k = 0; k < re.length; k++) {
      const x = this.#x[BINS[k] ?? 0] ?? 0;
      const y = this.#y[BINS[k] ?? 0] ?? 0;
      const r = REFERENCE.re[k] ?? 0;
      const i = REFERENCE.im[k] ?? 0;
      re[k] = x * r + y * i;
      im[k] = y * r - x * i;
      sums[k + 1] = (sums[k] ?? 0) + x * x + y * y;
    }
    for (let k = 0; k < CARRIERS; k++) {
      const low = Math.max(0, k - FLAT);
      const high = Math.min(CARRIERS, k + FLAT + 1);
      const power = ((sums[high] ?? 0) - (sums[low] ?? 0)) / (high - low);
      const level = 1 / Math.sqrt(power + 1e-30);
      re[k] = (re[k] ?? 0) * level;
      im[k] = (im[k] ?? 0) * level;
    }
  }

  /** Takes a delay of so many seconds a symbol off. */
  undelay(delay: number, symbols: number): void {
    for (let symbol = 1; symbol < symbols; symbol++) {
      const re = this.re[symbol] ?? new Float64Array();
      const im = this.im[symbol] ?? new Float64Array();
      for (let k = 0; k < CARRIERS; k++) {
        const angle = 2 * Math.PI * frequency(k) * delay * symbol;
        const cos = Math.cos(angle);
        const sin = Math.sin(angle);
        const r = re[k] ?? 0;
        const i = im[k] ?? 0;
        re[k] = r * cos - i * sin;
        im[k] = r * sin + i * cos;
      }
    }
  }
}
