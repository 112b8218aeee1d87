import { BASE_RATE, SYMBOL_STEP } from './constants.ts';
import { PILOTS, frequency } from './layout.ts';
import { PAIRS, pairsWithin } from './pairs.ts';
import { SEQUENCES } from './pilots.ts';
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

/** For each header, the sign of the product of two symbols' pilots: `[header][pair * pilots + pilot]`. */
const SIGNS = SEQUENCES.map((sequence) => {
  const at = (symbol: number, pilot: number) =>
    symbol === 0 ? 1 : (sequence[(symbol - 1) * PILOTS.length + pilot] ?? 0);
  return Float64Array.from(
    PAIRS.flatMap(({ earlier, later }) => PILOTS.map((_, i) => at(earlier, i) * at(later, i))),
  );
});

export const pilotSigns = (header: number): Float64Array => SIGNS[header] ?? new Float64Array();

/** Turn of each product for one DELAY_STEP: `[pair * pilots + pilot]`. */
const TURNS = PAIRS.flatMap(({ earlier, later }) =>
  PILOTS.map((carrier) => 2 * Math.PI * frequency(carrier) * DELAY_STEP * (later - earlier)),
);
const COS = Float64Array.from(TURNS, Math.cos);
const SIN = Float64Array.from(TURNS, Math.sin);

/**
 * Multiplies each symbol's pilots with those of the symbols before (so the room's phases fall out)
 * and looks for the header and the delay a symbol that bring all products onto the real axis. The
 * delay, not a phase, is what grows from symbol to symbol: sound has no carrier that could be off.
 */
export class PilotSearch {
  readonly #re = new Float64Array(TURNS.length);
  readonly #im = new Float64Array(TURNS.length);

  /** `stretch`: the largest to look for, either way. */
  search(symbols: SymbolReader, count: number, stretch: number): PilotReading {
    const products = pairsWithin(count) * PILOTS.length;
    const reach = Math.ceil((stretch * SECONDS_PER_SYMBOL) / DELAY_STEP);
    const sums: Float64Array[] = [];
    let best = { header: 0, step: 0, sum: -Infinity };
    this.#multiply(symbols, count);
    this.#turn(-reach, products);
    for (let step = -reach; step <= reach; step++) {
      const row = Float64Array.from(SIGNS, (signs) => signedSum(signs, this.#re, products));
      sums.push(row);
      row.forEach((sum, header) => {
        if (sum > best.sum) best = { header, step, sum };
      });
      this.#turn(1, products);
    }
    // The top of the parabola through the best and its neighbours.
    const before = sums[best.step + reach - 1]?.[best.header] ?? best.sum;
    const after = sums[best.step + reach + 1]?.[best.header] ?? best.sum;
    const bend = 2 * best.sum - before - after;
    const off = bend > 0 ? (after - before) / 2 / bend : 0;
    return {
      header: best.header,
      delay: (best.step + Math.max(-0.5, Math.min(0.5, off))) * DELAY_STEP,
      score: best.sum / Math.sqrt(products / 2),
    };
  }

  #multiply(symbols: SymbolReader, count: number): void {
    let at = 0;
    for (const { earlier, later } of PAIRS.slice(0, pairsWithin(count))) {
      for (const k of PILOTS) {
        const ar = symbols.re[earlier]?.[k] ?? 0;
        const ai = symbols.im[earlier]?.[k] ?? 0;
        const br = symbols.re[later]?.[k] ?? 0;
        const bi = symbols.im[later]?.[k] ?? 0;
        this.#re[at] = ar * br + ai * bi;
        this.#im[at] = ar * bi - ai * br;
        at++;
      }
    }
  }

  /** Takes a delay of so many steps off the first `products`. */
  #turn(steps: number, products: number): void {
    const [cos, sin] =
      steps === 1
        ? [COS, SIN]
        : [TURNS.map((a) => Math.cos(steps * a)), TURNS.map((a) => Math.sin(steps * a))];
    for (let i = 0; i < products; i++) {
      const re = this.#re[i] ?? 0;
      const im = this.#im[i] ?? 0;
      const c = cos[i] ?? 0;
      const s = sin[i] ?? 0;
      this.#re[i] = re * c - im * s;
      this.#im[i] = re * s + im * c;
    }
  }
}

function signedSum(signs: Float64Array, values: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (signs[i] ?? 0) * (values[i] ?? 0);
  return sum;
}
