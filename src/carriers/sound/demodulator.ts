import { Baseband } from './baseband.ts';
import { Combiner } from './combiner.ts';
import { BASE_RATE, FRAME_SYMBOLS, PREFIX } from './constants.ts';
import { DETECTOR_STEP, DETECTOR_WINDOW, Detector } from './detector.ts';
import { DownConverter } from './down-converter.ts';
import { FrameReader } from './frame-reader.ts';
import { needed } from './symbol-reader.ts';

export interface DemodulatorOptions {
  /** Hz, whole, 16 000 to 192 000. It need not be the sender's. */
  sampleRate: number;
  /** Called from `push` with each payload that was understood, again for each time it is heard. */
  onPayload: (payload: Uint8Array) => void;
  /**
   * Called from `push` once it is sure that a frame is coming in, mostly when half of it is there:
   * so many seconds of it are still to come.
   */
  onBegin?: (left: number) => void;
  /** Called from `push` with each frame that was heard, before `onPayload` if it made a payload whole. */
  onFrame?: (frame: HeardFrame) => void;
}

/** A frame of somebody's, for those who show how well it is heard. */
export interface HeardFrame {
  /** dB of what is of use over noise, late echo and movement: at 0 a frame or two are enough. */
  signalToNoise: number;
  understood: boolean;
}

/** A reference symbol that was found; its frame is still coming in. */
interface Candidate {
  /** Baseband time. */
  at: number;
  strength: number;
  /** Symbols to be there for the next look at it. */
  symbols: number;
  /** Its pilots were recognised. */
  sure: boolean;
}

/** The reference and one symbol of data can be enough where it is quiet and nothing echoes. */
const FIRST_LOOK = 2;

/**
 * Score of a frame from which on it is told of: six times less of what is none gets here (0.6 a minute
 * of voices, music and sirens) than is worth a decoding, and nearly all frames 5 dB below the noise.
 */
const SURE = 5;

/** More at a time are no references but a noise that looks like them. */
const MAX_CANDIDATES = 6;

/** Samples dealt with at a time, whatever size the caller's blocks have. */
const BLOCK = 1024;

/** Listens: takes samples as they come, in blocks of any size, and calls back with payloads. */
export class Demodulator {
  readonly #options: DemodulatorOptions;
  readonly #converter: DownConverter;
  readonly #baseband = new Baseband();
  readonly #detector = new Detector();
  readonly #reader = new FrameReader();
  readonly #combiner = new Combiner();
  readonly #take = (re: number, im: number) => this.#baseband.push(re, im);
  /** Baseband time up to which references were looked for. */
  #searched = 0;
  #candidates: Candidate[] = [];

  /** Throws RangeError for sample rates out of range. */
  constructor(options: DemodulatorOptions) {
    this.#options = options;
    this.#converter = new DownConverter(options.sampleRate);
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
        this.#candidates.push({ at, strength: peak.strength, symbols: FIRST_LOOK, sure: false });
      }
    }
    this.#candidates = this.#candidates.slice(-MAX_CANDIDATES);
  }

  /** Looks at a candidate if another symbol of it has come in; false when nothing is left to do. */
  #follow(candidate: Candidate): boolean {
    while (this.#baseband.end >= candidate.at + needed(candidate.symbols)) {
      if (this.#look(candidate) || candidate.symbols === FRAME_SYMBOLS) return false;
      candidate.symbols++;
    }
    return true;
  }

  /** True if it gave a payload. */
  #look(candidate: Candidate): boolean {
    const { at, symbols, sure } = candidate;
    const whole = symbols === FRAME_SYMBOLS;
    const frame = this.#reader.read(this.#baseband, at, symbols);
    if (!frame) return false;
    if (!sure && frame.score >= SURE) {
      candidate.sure = true;
      const left = at + needed(FRAME_SYMBOLS) - this.#baseband.end;
      this.#options.onBegin?.(Math.max(0, left) / BASE_RATE);
    }
    const payload = this.#combiner.add(frame.header, frame.soft, at, whole);
    const understood = payload !== undefined;
    if (whole || understood) {
      this.#reader.remember();
      this.#options.onFrame?.({ signalToNoise: frame.signalToNoise, understood });
    }
    if (payload) this.#options.onPayload(payload);
    return understood;
  }
}
