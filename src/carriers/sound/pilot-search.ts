import { BASE_RATE, SYMBOL_STEP } from './constants.ts';
import { PILOTS, frequency } from './layout.ts';
import { PAIRS, pairsWithin } from './pairs.ts';
import { HEADERS, SEQUENCES } from './pilots.ts';
import type { SymbolReader } from './symbol-reader.ts';

/** What the pilots of a frame say. */
export interface PilotReading {
  /** Number of the header. */
  header: number;
  /** Seconds by which each symbol comes later than it should. */
  delay: number;
  /** How far this stands out, in standard deviations of noise. */
  score: number;
}

/** Seconds between the delays that are tried: a third of a turn of the highest pilot over three symbols. */
const DELAY_STEP = 8e-6;

const SECONDS_PER_SYMBOL = SYMBOL_STEP / BASE_RATE;

/** For each header and pair, what the product of two symbols' pilots is: `[header][pair * pilots + pilot]`. */
const PRODUCTS = SEQUENCES.map((sequence) => {
  const at = (symbol: number, pilot: number) =>
    symbol === 0 ? 1 : (sequence[(symbol - 1) * PILOTS.length + pilot] ?? 0);
  return Int8Array.from(
    PAIRS.flatMap(({ earlier, later }) => PILOTS.map((_, i) => at(earlier, i) * at(later, i))),
  );
});

export const pilotProducts = (header: number): Int8Array => PRODUCTS[header] ?? new Int8Array();

/**
 * Multiplies each symbol's pilots with those of the symbols before (so the room's phases fall out)
 * and looks for the header and the delay a symbol that bring all products onto the real axis. The
 * delay, not a phase, is what grows from symbol to symbol: sound has no carrier that could be off.
 */
export class PilotSearch {
  readonly #re = new Float64Array(PAIRS.length * PILOTS.length);
  readonly #im = new Float64Array(PAIRS.length * PILOTS.length);
  readonly #turned = new Float64Array(PAIRS.length * PILOTS.length);

  /** `stretch`: the largest to look for, either way. */
  search(symbols: SymbolReader, count: number, stretch: number): PilotReading {
    const pairs = pairsWithin(count);
    this.#multiply(symbols, pairs);
    const reach = Math.ceil((stretch * SECONDS_PER_SYMBOL) / DELAY_STEP);
    const sums: Float64Array[] = [];
    let best = { header: 0, step: 0, sum: -Infinity };
    for (let step = -reach; step <= reach; step++) {
      this.#turn(step * DELAY_STEP, pairs);
      const row = Float64Array.from(HEADERS, (_, header) => this.#sum(header, pairs));
      sums.push(row);
      row.forEach((sum, header) => {
        if (sum > best.sum) best = { header, step, sum };
      });
    }
    // The top of the parabola through the best and its neighbours.
    const before = sums[best.step + reach - 1]?.[best.header] ?? best.sum;
    const after = sums[best.step + reach + 1]?.[best.header] ?? best.sum;
    const bend = 2 * best.sum - before - after;
    const off = bend > 0 ? (after - before) / 2 / bend : 0;
    return {
      header: best.header,
      delay: (best.step + Math.max(-0.5, Math.min(0.5, off))) * DELAY_STEP,
      score: best.sum / Math.sqrt((pairs * PILOTS.length) / 2),
    };
  }

  #multiply(symbols: SymbolReader, pairs: number): void {
    for (let pair = 0; pair < pairs; pair++) {
      const { earlier, later } = PAIRS[pair] ?? { earlier: 0, later: 0 };
      for (let i = 0; i < PILOTS.length; i++) {
        const k = PILOTS[i] ?? 0;
        const ar = symbols.re[earlier]?.[k] ?? 0;
        const ai = symbols.im[earlier]?.[k] ?? 0;
        const br = symbols.re[later]?.[k] ?? 0;
        const bi = symbols.im[later]?.[k] ?? 0;
        this.#re[pair * PILOTS.length + i] = ar * br + ai * bi;
        this.#im[pair * PILOTS.length + i] = ar * bi - ai * br;
      }
    }
  }

  /** Real parts after taking a delay off. */
  #turn(delay: number, pairs: number): void {
    for (let pair = 0; pair < pairs; pair++) {
      const { earlier, later } = PAIRS[pair] ?? { earlier: 0, later: 0 };
      for (let i = 0; i < PILOTS.length; i++) {
        const at = pair * PILOTS.length + i;
        const angle = 2 * Math.PI * frequency(PILOTS[i] ?? 0) * delay * (later - earlier);
        this.#turned[at] =
          (this.#re[at] ?? 0) * Math.cos(angle) - (this.#im[at] ?? 0) * Math.sin(angle);
      }
    }
  }

  #sum(header: number, pairs: number): number {
    const products = PRODUCTS[header] ?? new Int8Array();
    let sum = 0;
    for (let i = 0; i < pairs * PILOTS.length; i++) {
      sum += (products[i] ?? 0) * (this.#turned[i] ?? 0);
    }
    return sum;
  }
}
