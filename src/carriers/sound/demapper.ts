import { DATA_SYMBOLS, PILOT_SPACING } from './constants.ts';
import { CARRIER_OF, DATA, PILOTS, SYMBOL_BITS } from './layout.ts';
import type { RoomMemory } from './room-memory.ts';
import type { SymbolReader } from './symbol-reader.ts';

const { exp, log, max, min, sqrt, round } = Math;

/** Soft bits beyond this are not believed: echo and clicks are not as Gaussian as the formula. */
const MOST = 15;

/** For each data symbol and carrier its place in the symbol's bits: the inverse of `CARRIER_OF`. */
const SLOTS = CARRIER_OF.map((order) => {
  const slots = new Uint16Array(PILOTS.length + DATA.length);
  order.forEach((carrier, slot) => (slots[carrier] = slot));
  return slots;
});

/**
 * From carriers to soft bits without knowing the room: a carrier's symbols are taken together
 * (multiple-symbol detection, Divsalar and Simon 1990). The room's factor h is Gaussian and the same for
 * all of them. A symbol is √c·h plus noise of power 1-c (c is the coherence), what is remembered of
 * the room is a·h plus noise of power 1-a². The log-likelihood of a sequence of quarter turns is then
 * |Σ amplitude / noise · symbol turned back|² / (1 + Σ amplitude² / noise), a soft bit log(P(0)/P(1)).
 */
export class Demapper {
  readonly #likelihoods = new Float64Array(4 ** DATA_SYMBOLS);
  readonly #re = new Float64Array(4 ** DATA_SYMBOLS);
  readonly #im = new Float64Array(4 ** DATA_SYMBOLS);

  /**
   * Fills `soft` (in the order of a frame's bits) for the first `count` symbols, the rest with 0.
   * `coherence` is that around each pilot; of what is remembered, the amplitude is `remembered`.
   */
  demap(
    symbols: SymbolReader,
    count: number,
    coherence: Float64Array,
    memory: RoomMemory,
    remembered: number,
    soft: Float32Array,
  ): void {
    soft.fill(0);
    const past = remembered / (1 - remembered ** 2);
    for (const carrier of DATA) {
      const c = coherence[min(PILOTS.length - 1, round(carrier / PILOT_SPACING))] ?? 0;
      const present = sqrt(c) / (1 - c);
      const known = 1 + remembered * past + (count * c) / (1 - c);
      this.#re[0] = present * (symbols.re[0]?.[carrier] ?? 0) + past * (memory.re[carrier] ?? 0);
      this.#im[0] = present * (symbols.im[0]?.[carrier] ?? 0) + past * (memory.im[carrier] ?? 0);
      this.#weigh(symbols, carrier, count, present, 1 / known);
      for (let symbol = 0; symbol < count - 1; symbol++) {
        const slot = symbol * SYMBOL_BITS + (SLOTS[symbol]?.[carrier] ?? 0);
        this.#bits(symbol, 4 ** (count - 1), soft, slot);
      }
    }
  }

  /** The likelihood of each sequence, over that of the likeliest; what is known before is in `#re[0]`. */
  #weigh(
    symbols: SymbolReader,
    carrier: number,
    count: number,
    present: number,
    weight: number,
  ): void {
    const re = this.#re;
    const im = this.#im;
    let sequences = 1;
    for (let symbol = 1; symbol < count; symbol++, sequences *= 4) {
      const r = present * (symbols.re[symbol]?.[carrier] ?? 0);
      const i = present * (symbols.im[symbol]?.[carrier] ?? 0);
      for (let s = 0; s < sequences; s++) {
        const baseRe = re[s] ?? 0;
        const baseIm = im[s] ?? 0;
        re[s + sequences] = baseRe + i;
        im[s + sequences] = baseIm - r;
        re[s + 2 * sequences] = baseRe - r;
        im[s + 2 * sequences] = baseIm - i;
        re[s + 3 * sequences] = baseRe - i;
        im[s + 3 * sequences] = baseIm + r;
        re[s] = baseRe + r;
        im[s] = baseIm + i;
      }
    }
    let most = 0;
    for (let s = 0; s < sequences; s++) {
      const metric = weight * ((re[s] ?? 0) ** 2 + (im[s] ?? 0) ** 2);
      this.#likelihoods[s] = metric;
      if (metric > most) most = metric;
    }
    for (let s = 0; s < sequences; s++) {
      this.#likelihoods[s] = exp((this.#likelihoods[s] ?? 0) - most);
    }
  }

  /** Both soft bits of a symbol: Gray's order, 0 = 00, 1 = 01, 2 = 11, 3 = 10. */
  #bits(symbol: number, sequences: number, soft: Float32Array, slot: number): void {
    let p0 = 1e-30;
    let p1 = 1e-30;
    let p2 = 1e-30;
    let p3 = 1e-30;
    for (let s = 0; s < sequences; s++) {
      const p = this.#likelihoods[s] ?? 0;
      const quarters = (s >> (2 * symbol)) & 3;
      if (quarters === 0) p0 += p;
      else if (quarters === 1) p1 += p;
      else if (quarters === 2) p2 += p;
      else p3 += p;
    }
    soft[slot] = clamp(log((p0 + p1) / (p2 + p3)));
    soft[slot + DATA.length] = clamp(log((p0 + p3) / (p1 + p2)));
  }
}

function clamp(value: number): number {
  return max(-MOST, min(MOST, value));
}
