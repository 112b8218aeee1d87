import { FRAME_SYMBOLS } from './constants.ts';
import { PILOTS } from './layout.ts';
import { PAIRS, pairsWithin } from './pairs.ts';
import { pilotProducts } from './pilot-search.ts';
import type { SymbolReader } from './symbol-reader.ts';

/** Pilots to either side over which coherence is taken as the same: 940 Hz. */
const SMOOTH = 10;

/** Coherence that is believed: noise never makes it vanish, nor the lack of any make it whole. */
const LEAST = 0.01;
const MOST = 0.98;

/**
 * How much of two symbols' power is the same signal through the same room, measured on the pilots:
 * 1 without noise, echo or movement. From it, what each pair of symbols is worth to the demapper.
 */
export class Coherence {
  /** `weights[pilot * PAIRS.length + pair]`: minus twice that element of the inverse of the symbols' covariance. */
  readonly weights = new Float64Array(PILOTS.length * PAIRS.length);
  readonly #values = new Float64Array(PAIRS.length * PILOTS.length);
  readonly #lags = new Float64Array(FRAME_SYMBOLS * PILOTS.length);

  measure(symbols: SymbolReader, header: number, count: number): void {
    const pairs = pairsWithin(count);
    this.#multiply(symbols, header, pairs);
    const gains = this.#smooth(count);
    const matrix = new Float64Array(FRAME_SYMBOLS * FRAME_SYMBOLS);
    for (let i = 0; i < PILOTS.length; i++) {
      matrix.fill(0);
      for (let n = 0; n < count; n++) matrix[n * count + n] = 1;
      for (let pair = 0; pair < pairs; pair++) {
        const { earlier, later } = PAIRS[pair] ?? { earlier: 0, later: 0 };
        const lag = this.#lags[(later - earlier) * PILOTS.length + i] ?? 0;
        const value = Math.max(LEAST, Math.min(MOST, lag * (gains[pair] ?? 0)));
        matrix[earlier * count + later] = value;
        matrix[later * count + earlier] = value;
      }
      const inverse = invert(matrix, count);
      for (let pair = 0; pair < pairs; pair++) {
        const { earlier, later } = PAIRS[pair] ?? { earlier: 0, later: 0 };
        this.weights[i * PAIRS.length + pair] = -2 * (inverse[earlier * count + later] ?? 0);
      }
    }
  }

  #multiply(symbols: SymbolReader, header: number, pairs: number): void {
    const products = pilotProducts(header);
    for (let pair = 0; pair < pairs; pair++) {
      const { earlier, later } = PAIRS[pair] ?? { earlier: 0, later: 0 };
      for (let i = 0; i < PILOTS.length; i++) {
        const k = PILOTS[i] ?? 0;
        const real =
          (symbols.re[earlier]?.[k] ?? 0) * (symbols.re[later]?.[k] ?? 0) +
          (symbols.im[earlier]?.[k] ?? 0) * (symbols.im[later]?.[k] ?? 0);
        const at = pair * PILOTS.length + i;
        this.#values[at] = (products[at] ?? 0) * real;
      }
    }
  }

  /**
   * For each lag, the mean over its pairs and over neighbouring pilots. Returns for each pair how much it is
   * above or below its lag over the whole band: a click or a gain control hits single symbols.
   */
  #smooth(count: number): number[] {
    const pairs = pairsWithin(count);
    const ofLag: number[] = [];
    for (let lag = 1; lag < count; lag++) {
      let sum = 0;
      for (let i = 0; i < PILOTS.length; i++) {
        const low = Math.max(0, i - SMOOTH);
        const high = Math.min(PILOTS.length - 1, i + SMOOTH);
        let total = 0;
        for (let pair = 0; pair < pairs; pair++) {
          const { earlier, later } = PAIRS[pair] ?? { earlier: 0, later: 0 };
          if (later - earlier !== lag) continue;
          for (let j = low; j <= high; j++) total += this.#values[pair * PILOTS.length + j] ?? 0;
        }
        const mean = total / (high - low + 1) / (count - lag);
        this.#lags[lag * PILOTS.length + i] = mean;
        sum += mean;
      }
      ofLag[lag] = sum / PILOTS.length;
    }
    return PAIRS.slice(0, pairs).map(({ earlier, later }, pair) => {
      let sum = 0;
      for (let i = 0; i < PILOTS.length; i++) sum += this.#values[pair * PILOTS.length + i] ?? 0;
      const lag = Math.max(LEAST, ofLag[later - earlier] ?? 0);
      return Math.max(0.1, Math.min(2, sum / PILOTS.length / lag));
    });
  }
}

/**
 * Inverse of a small symmetric matrix with ones on the diagonal, by Gauss and Jordan. Where the
 * measured values contradict each other (no covariance is like that) they are believed less.
 */
function invert(matrix: Float64Array, size: number): Float64Array {
  for (;;) {
    const left = Float64Array.from(matrix.subarray(0, size * size));
    const right = new Float64Array(size * size);
    let definite = true;
    for (let i = 0; i < size; i++) right[i * size + i] = 1;
    for (let i = 0; i < size && definite; i++) {
      const pivot = left[i * size + i] ?? 0;
      definite = pivot > 0.005;
      for (let k = 0; k < size; k++) {
        left[i * size + k] = (left[i * size + k] ?? 0) / pivot;
        right[i * size + k] = (right[i * size + k] ?? 0) / pivot;
      }
      for (let row = 0; row < size; row++) {
        const factor = left[row * size + i] ?? 0;
        if (row === i || factor === 0) continue;
        for (let k = 0; k < size; k++) {
          left[row * size + k] = (left[row * size + k] ?? 0) - factor * (left[i * size + k] ?? 0);
          right[row * size + k] = (right[row * size + k] ?? 0) - factor * (right[i * size + k] ?? 0);
        }
      }
    }
    if (definite) return right;
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < size; k++) {
        if (i !== k) matrix[i * size + k] = 0.9 * (matrix[i * size + k] ?? 0);
      }
    }
  }
}
