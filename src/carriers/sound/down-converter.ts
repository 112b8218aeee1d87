import { BASE_RATE, CENTRE } from './constants.ts';
import { KERNEL_REACH, kernel } from './kernel.ts';
import { rateRatio } from './sample-rate.ts';

/** Samples taken in at a time. */
const CHUNK = 2048;

/**
 * From samples of any rate to the complex baseband: a band-pass filter around the centre, computed
 * only where the baseband has a sample (polyphase, Crochiere and Rabiner 1983), then turned down.
 */
export class DownConverter {
  readonly #steps: number;
  readonly #phases: number;
  /** For each phase the filter's taps, oldest sample first. */
  readonly #re: Float32Array[] = [];
  readonly #im: Float32Array[] = [];
  readonly #taps: number;
  readonly #history: Float32Array;
  /** Samples in `#history`. */
  #filled = 0;
  /** Where in `#history` the taps of the next output begin, and its phase. */
  #next = 0;
  #phase = 0;
  /** Outputs so far, modulo the period of the turning. */
  #turn = 0;

  constructor(sampleRate: number) {
    const { steps, phases } = rateRatio(sampleRate);
    this.#steps = steps;
    this.#phases = phases;
    const reach = (KERNEL_REACH * steps) / phases;
    this.#taps = 2 * Math.ceil(reach);
    this.#history = new Float32Array(this.#taps + CHUNK);
    for (let phase = 0; phase < phases; phase++) {
      // The output lies `phase / phases` of a sample after the tap in the middle.
      const distances = Array.from(
        { length: this.#taps },
        (_, tap) => this.#taps / 2 - 1 + phase / phases - tap,
      );
      const gain = (distance: number) => (2 * phases * kernel((distance * phases) / steps)) / steps;
      const angle = (distance: number) => (2 * Math.PI * CENTRE * distance) / sampleRate;
      this.#re.push(Float32Array.from(distances, (d) => gain(d) * Math.cos(angle(d))));
      this.#im.push(Float32Array.from(distances, (d) => gain(d) * Math.sin(angle(d))));
    }
  }

  /** Calls `emit` with each baseband sample that the samples complete. */
  push(samples: Float32Array, emit: (re: number, im: number) => void): void {
    for (let from = 0; from < samples.length; from += CHUNK) {
      const chunk = samples.subarray(from, from + CHUNK);
      this.#history.set(chunk, this.#filled);
      this.#filled += chunk.length;
      this.#run(emit);
      this.#history.copyWithin(0, this.#next, this.#filled);
      this.#filled = Math.max(0, this.#filled - this.#next);
      this.#next = 0;
    }
  }

  #run(emit: (re: number, im: number) => void): void {
    const history = this.#history;
    while (this.#next + this.#taps <= this.#filled) {
      const tapsRe = this.#re[this.#phase];
      const tapsIm = this.#im[this.#phase];
      if (!tapsRe || !tapsIm) return;
      let re = 0;
      let im = 0;
      for (let tap = 0, at = this.#next; tap < this.#taps; tap++, at++) {
        const sample = history[at] ?? 0;
        re += sample * (tapsRe[tap] ?? 0);
        im += sample * (tapsIm[tap] ?? 0);
      }
      const cos = TURN_COS[this.#turn] ?? 0;
      const sin = TURN_SIN[this.#turn] ?? 0;
      emit(re * cos + im * sin, im * cos - re * sin);
      this.#turn = (this.#turn + 1) % TURNS;
      const ahead = this.#phase + this.#steps;
      this.#next += Math.floor(ahead / this.#phases);
      this.#phase = ahead % this.#phases;
    }
  }
}

/** The centre turns by 5/8 of a circle a baseband sample: after eight it starts anew. */
const TURNS = 8;
const TURN_ANGLE = (2 * Math.PI * CENTRE) / BASE_RATE;
const TURN_COS = Float64Array.from({ length: TURNS }, (_, i) => Math.cos(TURN_ANGLE * i));
const TURN_SIN = Float64Array.from({ length: TURNS }, (_, i) => Math.sin(TURN_ANGLE * i));
