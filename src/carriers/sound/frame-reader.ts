import type { Baseband } from './baseband.ts';
import { coherence } from './coherence.ts';
import { BASE_RATE, SYMBOL_STEP } from './constants.ts';
import { Demapper } from './demapper.ts';
import { FRAME_BITS } from './layout.ts';
import { PilotSearch } from './pilot-search.ts';
import { RoomMemory } from './room-memory.ts';
import { MAX_STRETCH, SymbolReader } from './symbol-reader.ts';

/** What a frame says, as far as it has come in. */
export interface Frame {
  /** Number of its header. */
  header: number;
  /** Standard deviations of noise by which its pilots stand out. */
  score: number;
  /** log(P(0)/P(1)) for each bit of the frame; 0 where it has not come in. Valid until the next reading. */
  soft: Float32Array;
  /** dB of what is of use over all else: noise, late echo, movement, clipping. */
  signalToNoise: number;
}

/** {@link Frame.score} below which there is none. */
const PILOT_SCORE = 4.5;

/** Stretch from which on carriers blur into each other, and the symbols are read again without it. */
const BLUR = 60e-6;

/** After the first reading no more than this can be left. */
const STRETCH_LEFT = 400e-6;

/** What is remembered is never believed to be all of today's room: somebody always moves. */
const MOST_REMEMBERED = 0.985;

/** From the baseband to soft bits: what to do with a frame once it is known where it begins. */
export class FrameReader {
  readonly #symbols = new SymbolReader();
  readonly #search = new PilotSearch();
  readonly #demapper = new Demapper();
  readonly #memory = new RoomMemory();
  readonly #soft = new Float32Array(FRAME_BITS);
  /** How the frame that was read last is to be remembered. */
  #weights = { past: 0, present: 0 };

  /** Reads the first `count` symbols of the frame at the time `at`; undefined if there is none. */
  read(baseband: Baseband, at: number, count: number): Frame | undefined {
    const symbols = this.#symbols;
    symbols.read(baseband, at, 0, count);
    let reading = this.#search.search(symbols, count, MAX_STRETCH);
    const stretch = (reading.delay * BASE_RATE) / SYMBOL_STEP;
    if (Math.abs(stretch) > BLUR) {
      symbols.read(baseband, at, stretch, count);
      reading = this.#search.search(symbols, count, STRETCH_LEFT);
    }
    // Said like this because it is no number where samples were none.
    if (!(reading.score >= PILOT_SCORE)) return undefined;
    symbols.undelay(reading.delay, count);
    const shares = coherence(symbols, reading.header, count);
    const share = shares.reduce((sum, value) => sum + value, 0) / shares.length;
    const alike = this.#memory.compare(symbols.reference.re, symbols.reference.im);
    // Both have an amplitude of the room in them; their correlation is the product.
    const remembered = Math.min(MOST_REMEMBERED, alike / Math.sqrt(share));
    this.#weights = {
      past: remembered / (1 - remembered ** 2),
      present: Math.sqrt(share) / (1 - share),
    };
    this.#demapper.demap(symbols, count, shares, this.#memory, remembered, this.#soft);
    return {
      header: reading.header,
      score: reading.score,
      soft: this.#soft,
      signalToNoise: 10 * Math.log10(share / (1 - share)),
    };
  }

  /** Remembers the room as the frame that was read last showed it. */
  remember(): void {
    const { re, im } = this.#symbols.reference;
    this.#memory.learn(re, im, this.#weights.past, this.#weights.present);
  }
}
