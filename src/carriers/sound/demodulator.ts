import { Baseband } from './baseband.ts';
import { coherence } from './coherence.ts';
import { Combiner } from './combiner.ts';
import { BASE_RATE, FRAME_SYMBOLS, PREFIX, SYMBOL_STEP } from './constants.ts';
import { Demapper } from './demapper.ts';
import { DETECTOR_STEP, DETECTOR_WINDOW, Detector } from './detector.ts';
import { DownConverter } from './down-converter.ts';
import { FRAME_BITS, frequency } from './layout.ts';
import { PilotSearch } from './pilot-search.ts';
import { MAX_STRETCH, SymbolReader, needed } from './symbol-reader.ts';

export interface DemodulatorOptions {
  /** Hz, whole, 16 000 to 192 000. It need not be the sender's. */
  sampleRate: number;
  /** Called from `push` with each payload that was understood, again for each time it is heard. */
  onPayload: (payload: Uint8Array) => void;
  /** Called from `push` once it is sure that a frame is coming in, when about half of it is there. */
  onBegin?: () => void;
}

/** A reference symbol that was found; its frame is still coming in. */
interface Candidate {
  /** Baseband time. */
  at: number;
  strength: number;
  /** Symbols to be there for the next look at it. */
  symbols: number;
}

/** Symbols to wait for before the first look: the reference and one of data. */
const FIRST_LOOK = 2;

/** Standard deviations of noise by which the pilots have to stand out. */
const PILOT_SCORE = 4.5;

/** Stretch from which on carriers blur into each other, and the symbols are read again without it. */
const BLUR = 60e-6;

/** After the first reading no more than this can be left. */
const STRETCH_LEFT = 400e-6;

/** Looking at more frames at a time than this is a noise that looks like references. */
const MAX_CANDIDATES = 6;

/** Listens: takes samples as they come, in blocks of any size, and calls back with payloads. */
export class Demodulator {
  readonly #onPayload: (payload: Uint8Array) => void;
  readonly #onBegin?: () => void;
  readonly #converter: DownConverter;
  readonly #baseband = new Baseband();
  readonly #detector = new Detector();
  readonly #reader = new SymbolReader();
  readonly #search = new PilotSearch();
  readonly #demapper = new Demapper();
  readonly #combiner = new Combiner();
  readonly #soft = new Float32Array(FRAME_BITS);
  readonly #take = (re: number, im: number) => this.#baseband.push(re, im);
  /** Baseband time up to which references were looked for. */
  #searched = 0;
  #candidates: Candidate[] = [];

  /** Throws RangeError for sample rates out of range. */
  constructor({ sampleRate, onPayload, onBegin }: DemodulatorOptions) {
    this.#converter = new DownConverter(sampleRate);
    this.#onPayload = onPayload;
    this.#onBegin = onBegin;
  }

  /** Mono samples between -1 and 1. */
  push(samples: Float32Array): void {
    for (let from = 0; from < samples.length; from += BLOCK) {
      this.#converter.push(samples.subarray(from, from + BLOCK), this.#take);
      this.#detect();
      this.#candidates = this.#candidates.filter((candidate) => this.#follow(candidate));
    }
  }

  #detect(): void {
    const baseband = this.#baseband;
    for (; this.#searched + DETECTOR_WINDOW <= baseband.end; this.#searched += DETECTOR_STEP) {
      for (const peak of this.#detector.detect(baseband, this.#searched - baseband.first)) {
        const at = this.#searched + peak.at;
        const near = this.#candidates.find((other) => Math.abs(other.at - at) < PREFIX);
        if (near && near.strength >= peak.strength) continue;
        this.#candidates = this.#candidates.filter((other) => other !== near);
        this.#candidates.push({ at, strength: peak.strength, symbols: FIRST_LOOK });
      }
    }
    this.#candidates = this.#candidates.slice(-MAX_CANDIDATES);
  }

  /** Looks at a candidate if another symbol of it has come in; false when nothing is left to do. */
  #follow(candidate: Candidate): boolean {
    while (this.#baseband.end >= candidate.at + needed(candidate.symbols)) {
      const payload = this.#read(candidate);
      if (payload) {
        this.#onPayload(payload);
        return false;
      }
      if (candidate.symbols === FRAME_SYMBOLS) return false;
      candidate.symbols++;
    }
    return true;
  }

  #read({ at, symbols }: Candidate): Uint8Array | undefined {
    this.#reader.read(this.#baseband, at, 0, symbols);
    let reading = this.#search.search(this.#reader, symbols, MAX_STRETCH);
    const stretch = (reading.delay * BASE_RATE) / SYMBOL_STEP;
    if (Math.abs(stretch) > BLUR) {
      this.#reader.read(this.#baseband, at, stretch, symbols);
      reading = this.#search.search(this.#reader, symbols, STRETCH_LEFT);
    }
    if (reading.score < PILOT_SCORE) return undefined;
    if (symbols === FIRST_LOOK) this.#onBegin?.();
    this.#reader.undelay(reading.delay, symbols, frequency);
    const measured = coherence(this.#reader, reading.header, symbols);
    this.#demapper.demap(this.#reader, symbols, measured, this.#soft);
    return this.#combiner.add(reading.header, this.#soft, at, symbols === FRAME_SYMBOLS);
  }
}

/** Samples dealt with at a time, whatever size the caller's blocks have. */
const BLOCK = 1024;
