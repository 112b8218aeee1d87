/** Discrete Fourier transform of one size (a power of 2), radix 2, in place (Cooley and Tukey 1965). */
export class Fft {
  readonly #size: number;
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  readonly #reversed: Uint32Array;

  constructor(size: number) {
    this.#size = size;
    const angle = (i: number) => (2 * Math.PI * i) / size;
    this.#cos = Float64Array.from({ length: size / 2 }, (_, i) => Math.cos(angle(i)));
    this.#sin = Float64Array.from({ length: size / 2 }, (_, i) => Math.sin(angle(i)));
    this.#reversed = new Uint32Array(size);
    for (let i = 1; i < size; i++) {
      this.#reversed[i] = ((this.#reversed[i >> 1] ?? 0) >> 1) | (i & 1 ? size >> 1 : 0);
    }
  }

  /** X[k] = Σ x[n]·exp(-2πikn/size). */
  forward(re: Float64Array, im: Float64Array): void {
    const size = this.#size;
    const cos = this.#cos;
    const sin = this.#sin;
    for (let i = 0; i < size; i++) {
      const j = this.#reversed[i] ?? 0;
      if (j > i) {
        const r = re[i] ?? 0;
        re[i] = re[j] ?? 0;
        re[j] = r;
        const s = im[i] ?? 0;
        im[i] = im[j] ?? 0;
        im[j] = s;
      }
    }
    for (let half = 1; half < size; half <<= 1) {
      const stride = size / (2 * half);
      for (let start = 0; start < size; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          const c = cos[k * stride] ?? 0;
          const s = sin[k * stride] ?? 0;
          const a = start + k;
          const b = a + half;
          const br = re[b] ?? 0;
          const bi = im[b] ?? 0;
          const r = br * c + bi * s;
          const i = bi * c - br * s;
          const ar = re[a] ?? 0;
          const ai = im[a] ?? 0;
          re[b] = ar - r;
          im[b] = ai - i;
          re[a] = ar + r;
          im[a] = ai + i;
        }
      }
    }
  }

  /** x[n] = Σ X[k]·exp(2πikn/size): not divided by the size. */
  inverse(re: Float64Array, im: Float64Array): void {
    this.forward(im, re);
  }
}
