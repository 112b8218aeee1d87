import { BASE_RATE, SYMBOL_STEP } from './constants.ts';
import { DelayScan } from './delay-scan.ts';
import { PILOTS } from './layout.ts';
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

/**
 * Multiplies each symbol's pilots with those of the symbols before (so the room's phases fall out)
 * and looks for the header and the delay a symbol that bring all products onto the real axis. The
 * delay, not a phase, is what grows from symbol to symbol: sound has no carrier that could be off.
 */
export class PilotSearch {
  readonly #scan = new DelayScan(
    PAIRS.flatMap(() => PILOTS),
    PAIRS.flatMap(({ earlier, later }) => PILOTS.map(() => later - earlier)),
    DELAY_STEP,
  );

  /** For each delay, what each header comes to. */
  readonly #sums: Float64Array[] = [];

  /** In the first `count` symbols; `stretch`: the largest to look for, either way. */
  search(symbols: SymbolReader, count: number, stretch: number): PilotReading {
    const products = pairsWithin(count) * PILOTS.length;
    const reach = Math.ceil((stretch * SECONDS_PER_SYMBOL) / DELAY_STEP);
    const sums = this.#sums;
    let best = { header: 0, step: 0, sum: -Infinity };
    const noise = Math.sqrt(this.#multiply(symbols, count) / 2);
    this.#scan.turn(-reach);
    for (let step = -reach; step <= reach; step++) {
      const row = (sums[step + reach] ??= new Float64Array(SIGNS.length));
      for (let header = 0; header < row.length; header++) {
        const sum = signedSum(pilotSigns(header), this.#scan.re, products);
        row[header] = sum;
        if (sum > best.sum) best = { header, step, sum };
      }
      this.#scan.step(products);
    }
    // The top of the parabola through the best and its neighbours.
    const at = (step: number) => Math.abs(step) <= reach && sums[step + reach]?.[best.header];
    const before = at(best.step - 1) || best.sum;
    const after = at(best.step + 1) || best.sum;
    const bend = 2 * best.sum - before - after;
    const off = bend > 0 ? (after - before) / 2 / bend : 0;
    return {
      header: best.header,
      delay: (best.step + Math.max(-0.5, Math.min(0.5, off))) * DELAY_STEP,
      score: best.sum / noise,
    };
  }

  /** Returns the products' power, added up. */
  #multiply({ re, im }: SymbolReader, count: number): number {
    let at = 0;
    let power = 0;
    for (const { earlier, later } of PAIRS.slice(0, pairsWithin(count))) {
      const [ar, ai, br, bi] = [re[earlier], im[earlier], re[later], im[later]];
      for (const k of PILOTS) {
        power += this.#scan.multiply(at, ar?.[k] ?? 0, ai?.[k] ?? 0, br?.[k] ?? 0, bi?.[k] ?? 0);
        at++;
      }
    }
    return power;
  }
}

/** Four sums at a time: no addition has to wait for the one before it. Most of the time is spent here. */
function signedSum(signs: Float64Array, values: Float64Array, count: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < count; i += 4) {
    a += (signs[i] ?? 0) * (values[i] ?? 0);
    b += (signs[i + 1] ?? 0) * (values[i + 1] ?? 0);
    c += (signs[i + 2] ?? 0) * (values[i + 2] ?? 0);
    d += (signs[i + 3] ?? 0) * (values[i + 3] ?? 0);
  }
  for (; i < count; i++) a += (signs[i] ?? 0) * (values[i] ?? 0);
  return a + b + c + d;
}
