import { PILOTS } from './layout.ts';
import { PAIRS, pairsWithin } from './pairs.ts';
import { pilotSigns } from './pilot-search.ts';
import type { SymbolReader } from './symbol-reader.ts';

/**
 * Pilots to either side over which coherence is taken as the same: 1.9 kHz. Fewer would follow a
 * voice's spectrum better, but are too few to measure on.
 */
const SMOOTH = 20;

/** Coherence that is believed: noise never makes it vanish, nor the lack of any make it whole. */
const LEAST = 0.01;
const MOST = 0.98;

/**
 * The share of the symbols' power that is one signal through one unchanged room, 0 to 1, around each
 * pilot; the rest is noise, late echo, movement and clipping. Measured as the pilots' products over
 * their own powers: measured against the power of all carriers it would follow the room's notches,
 * and the soft bits would be far too sure. Telling symbols apart gained nothing in any channel tried.
 */
export function coherence(symbols: SymbolReader, header: number, count: number): Float64Array {
  const signs = pilotSigns(header);
  const signal = new Float64Array(PILOTS.length);
  const power = new Float64Array(PILOTS.length);
  PAIRS.slice(0, pairsWithin(count)).forEach(({ earlier, later }, pair) => {
    PILOTS.forEach((carrier, i) => {
      const ar = symbols.re[earlier]?.[carrier] ?? 0;
      const ai = symbols.im[earlier]?.[carrier] ?? 0;
      const br = symbols.re[later]?.[carrier] ?? 0;
      const bi = symbols.im[later]?.[carrier] ?? 0;
      const sign = signs[pair * PILOTS.length + i] ?? 0;
      signal[i] = (signal[i] ?? 0) + sign * (ar * br + ai * bi);
      power[i] = (power[i] ?? 0) + (ar * ar + ai * ai + br * br + bi * bi) / 2;
    });
  });
  return signal.map((_, i) => {
    const low = Math.max(0, i - SMOOTH);
    const ratio = sum(signal, low, i + SMOOTH + 1) / sum(power, low, i + SMOOTH + 1);
    return Math.max(LEAST, Math.min(MOST, ratio));
  });
}

function sum(values: Float64Array, from: number, to: number): number {
  return values.subarray(from, to).reduce((total, value) => total + value, 0);
}
