import type { Coherence } from './coherence.ts';
import { DATA_SYMBOLS, PILOT_SPACING } from './constants.ts';
import { CARRIER_OF, DATA, PILOTS, SYMBOL_BITS } from './layout.ts';
import { PAIRS, pairsWithin } from './pairs.ts';
import type { SymbolReader } from './symbol-reader.ts';

/** Soft bits beyond this are not believed: echo and clicks are not as Gaussian as the formula. */
const MOST = 15;

/** For so many data symbols all sequences of quarter turns, and for each pair the turn between its symbols. */
const TURNS = Array.from({ length: DATA_SYMBOLS + 1 }, (_, data) => {
  const pairs = PAIRS.slice(0, pairsWithin(data + 1));
  const quarters = (sequence: number, symbol: number) =>
    symbol === 0 ? 0 : (sequence >> (2 * (symbol - 1))) & 3;
  return Uint8Array.from(
    Array.from({ length: 4 ** data }, (_, sequence) =>
      pairs.map(
        ({ earlier, later }, pair) =>
          4 * pair + ((quarters(sequence, later) - quarters(sequence, earlier)) & 3),
      ),
    ).flat(),
  );
});

/**
 * From carriers to soft bits without knowing the room: a carrier's symbols are taken together
 * (multiple-symbol detection, Divsalar and Simon 1990), as Gaussian variables with the covariance
 * that {@link Coherence} measured. All sequences of quarter turns are weighed against each other, the
 * soft bit is log(P(0)/P(1)).
 */
export class Demapper {
  readonly #parts = new Float64Array(4 * PAIRS.length);
  readonly #metrics = new Float64Array(4 ** DATA_SYMBOLS);

  /** Fills `soft` (in the order of a frame's bits) for the first `count` symbols, the rest with 0. */
  demap(symbols: SymbolReader, count: number, coherence: Coherence, soft: Float32Array): void {
    soft.fill(0);
    const data = count - 1;
    const pairs = pairsWithin(count);
    const slots = slotOf();
    for (const carrier of DATA) {
      this.#weigh(symbols, carrier, pairs, coherence);
      this.#sequences(data, pairs);
      for (let symbol = 0; symbol < data; symbol++) {
        const slot = symbol * SYMBOL_BITS + (slots[symbol]?.[carrier] ?? 0);
        const [first, second] = this.#bits(symbol, 4 ** data);
        soft[slot] = first;
        soft[slot + DATA.length] = second;
      }
    }
  }

  /** For each pair, what each of the four turns between its symbols would speak for. */
  #weigh(symbols: SymbolReader, carrier: number, pairs: number, coherence: Coherence): void {
    const pilot = Math.min(PILOTS.length - 1, Math.round(carrier / PILOT_SPACING));
    for (let pair = 0; pair < pairs; pair++) {
      const { earlier, later } = PAIRS[pair] ?? { earlier: 0, later: 0 };
      const weight = coherence.weights[pilot * PAIRS.length + pair] ?? 0;
      const ar = symbols.re[earlier]?.[carrier] ?? 0;
      const ai = symbols.im[earlier]?.[carrier] ?? 0;
      const br = symbols.re[later]?.[carrier] ?? 0;
      const bi = symbols.im[later]?.[carrier] ?? 0;
      const re = weight * (ar * br + ai * bi);
      const im = weight * (ar * bi - ai * br);
      this.#parts[4 * pair] = re;
      this.#parts[4 * pair + 1] = im;
      this.#parts[4 * pair + 2] = -re;
      this.#parts[4 * pair + 3] = -im;
    }
  }

  /** Likelihood of each sequence, over that of the likeliest. */
  #sequences(data: number, pairs: number): void {
    const turns = TURNS[data] ?? new Uint8Array();
    const count = 4 ** data;
    let most = -Infinity;
    for (let sequence = 0, at = 0; sequence < count; sequence++) {
      let sum = 0;
      for (let pair = 0; pair < pairs; pair++) sum += this.#parts[turns[at++] ?? 0] ?? 0;
      this.#metrics[sequence] = sum;
      if (sum > most) most = sum;
    }
    for (let sequence = 0; sequence < count; sequence++) {
      this.#metrics[sequence] = Math.exp((this.#metrics[sequence] ?? 0) - most);
    }
  }

  /** Both soft bits of a symbol: Gray's order, 0 = 00, 1 = 01, 2 = 11, 3 = 10. */
  #bits(symbol: number, sequences: number): [number, number] {
    let p0 = 1e-30;
    let p1 = 1e-30;
    let p2 = 1e-30;
    let p3 = 1e-30;
    for (let sequence = 0; sequence < sequences; sequence++) {
      const p = this.#metrics[sequence] ?? 0;
      const quarters = (sequence >> (2 * symbol)) & 3;
      if (quarters === 0) p0 += p;
      else if (quarters === 1) p1 += p;
      else if (quarters === 2) p2 += p;
      else p3 += p;
    }
    const clamp = (value: number) => Math.max(-MOST, Math.min(MOST, value));
    return [clamp(Math.log((p0 + p1) / (p2 + p3))), clamp(Math.log((p0 + p3) / (p1 + p2)))];
  }
}

/** For each data symbol and carrier its place in the symbol's bits. */
const SLOTS = CARRIER_OF.map((order) => {
  const slots = new Uint16Array(Math.max(...order) + 1);
  order.forEach((carrier, slot) => (slots[carrier] = slot));
  return slots;
});
const slotOf = () => SLOTS;
