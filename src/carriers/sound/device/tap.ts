/** Runs in the AudioWorklet: hands on what the microphone gives, in blocks. */
import { BLOCK, TAP } from './tap-name.ts';

class Tap extends AudioWorkletProcessor {
  #block = new Float32Array(BLOCK);
  #filled = 0;

  /** 128 samples at a time; none while the microphone gives nothing. */
  process([input]: Float32Array[][]): boolean {
    const samples = input?.[0];
    if (!samples) return true;
    this.#block.set(samples, this.#filled);
    this.#filled += samples.length;
    if (this.#filled < BLOCK) return true;
    this.port.postMessage(this.#block, [this.#block.buffer]);
    this.#block = new Float32Array(BLOCK);
    this.#filled = 0;
    return true;
  }
}

registerProcessor(TAP, Tap);
