import { Fft } from '../../../src/carriers/sound/fft.ts';

/** Convolves an endless signal with a fixed response, block by block, by overlap-add. */
export class Convolver {
  readonly #fft: Fft;
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  /** What earlier blocks add to the next ones. */
  #tail: Float64Array;

  /** @param longest samples in a block at most */
  constructor(response: Float64Array, longest: number) {
    const size = 2 ** Math.ceil(Math.log2(response.length + longest - 1));
    this.#fft = new Fft(size);
    this.#re = new Float64Array(size);
    this.#im = new Float64Array(size);
    this.#tail = new Float64Array(size);
    this.#re.set(response);
    this.#fft.forward(this.#re, this.#im);
  }

  push(block: Float32Array): Float64Array {
    const size = this.#tail.length;
    const re = new Float64Array(size);
    const im = new Float64Array(size);
    re.set(block);
    this.#fft.forward(re, im);
    for (let i = 0; i < size; i++) {
      const [a, b, c, d] = [re[i] ?? 0, im[i] ?? 0, this.#re[i] ?? 0, this.#im[i] ?? 0];
      re[i] = a * c - b * d;
      im[i] = a * d + b * c;
    }
    this.#fft.inverse(re, im);
    const sum = this.#tail.map((value, i) => value + (re[i] ?? 0) / size);
    this.#tail = new Float64Array(size);
    this.#tail.set(sum.subarray(block.length));
    return sum.subarray(0, block.length);
  }
}
