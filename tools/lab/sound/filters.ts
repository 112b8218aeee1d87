import { Fft } from '../../../src/carriers/sound/fft.ts';
import type { Random } from './random.ts';

/** Filters on whole signals. Biquads as in the Audio EQ Cookbook (Bristow-Johnson). */

interface Biquad {
  b: [number, number, number];
  a: [number, number];
}

function biquad(x: Float64Array, { b: [b0, b1, b2], a: [a1, a2] }: Biquad): Float64Array {
  let x1 = 0;
  let x2 = 0;
  let y1 = 0;
  let y2 = 0;
  return x.map((value) => {
    const out = b0 * value + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = value;
    y2 = y1;
    y1 = out;
    return out;
  });
}

function edge(x: Float64Array, rate: number, corner: number, q: number, high: boolean) {
  const w = (2 * Math.PI * corner) / rate;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  const a0 = 1 + alpha;
  const k = high ? 1 + cos : 1 - cos;
  return biquad(x, {
    b: [k / 2 / a0, (high ? -k : k) / a0, k / 2 / a0],
    a: [(-2 * cos) / a0, (1 - alpha) / a0],
  });
}

/** One resonance (or notch) of so many dB. */
export function peaking(x: Float64Array, rate: number, centre: number, q: number, db: number) {
  const gain = 10 ** (db / 40);
  const w = (2 * Math.PI * centre) / rate;
  const cos = Math.cos(w);
  const alpha = Math.sin(w) / (2 * q);
  const a0 = 1 + alpha / gain;
  return biquad(x, {
    b: [(1 + alpha * gain) / a0, (-2 * cos) / a0, (1 - alpha * gain) / a0],
    a: [(-2 * cos) / a0, (1 - alpha / gain) / a0],
  });
}

/** Butterworth, of the given order (2 or 4) at each edge. */
export function bandPass(x: Float64Array, rate: number, low: number, high: number, order = 2) {
  for (const q of order === 4 ? [0.5412, 1.3066] : [0.7071]) {
    x = edge(x, rate, low, q, true);
    if (high < 0.49 * rate) x = edge(x, rate, high, q, false);
  }
  return x;
}

/** What loudspeakers and microphones let through: edges in Hz and their order. */
export const BANDS = {
  flat: undefined,
  laptop: { low: 300, high: 8000, order: 2 },
  phone: { low: 500, high: 6000, order: 4 },
};

/** A loudspeaker or microphone: its band, and six random resonances of up to `ripple` dB. */
export function transducer(
  x: Float64Array,
  rate: number,
  band: keyof typeof BANDS,
  ripple: number,
  { uniform }: Random,
): Float64Array {
  const edges = BANDS[band];
  if (edges) x = bandPass(x, rate, edges.low, edges.high, edges.order);
  for (let i = 0; i < (ripple > 0 ? 6 : 0); i++) {
    const centre = 400 * 2 ** (uniform() * 4.3);
    const q = 1 + 3 * uniform();
    const db = (2 * uniform() - 1) * ripple;
    if (centre < 0.45 * rate) x = peaking(x, rate, centre, q, db);
  }
  return x;
}

/** Mean power of a part of a signal. */
export function power(x: Float64Array, from = 0, to = x.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (x[i] ?? 0) * (x[i] ?? 0);
  return sum / Math.max(1, to - from);
}

const ffts = new Map<number, Fft>();

/** By overlap-add; the result is x.length + h.length - 1 long. */
export function convolve(x: Float64Array, h: Float64Array): Float64Array {
  let size = 16384;
  while (size < 2 * h.length) size *= 2;
  const fft = ffts.get(size) ?? new Fft(size);
  ffts.set(size, fft);
  const step = size - h.length + 1;
  const y = new Float64Array(x.length + h.length - 1);
  const hr = new Float64Array(size);
  const hi = new Float64Array(size);
  hr.set(h);
  fft.forward(hr, hi);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  // Two stretches of the signal at a time, one as the real part and one as the imaginary part.
  for (let at = 0; at < x.length; at += 2 * step) {
    re.fill(0).set(x.subarray(at, at + step));
    im.fill(0).set(x.subarray(at + step, at + 2 * step));
    fft.forward(re, im);
    for (let i = 0; i < size; i++) {
      const a = re[i] ?? 0;
      const b = im[i] ?? 0;
      re[i] = a * (hr[i] ?? 0) - b * (hi[i] ?? 0);
      im[i] = a * (hi[i] ?? 0) + b * (hr[i] ?? 0);
    }
    fft.inverse(re, im);
    addTo(y, at, re, size);
    addTo(y, at + step, im, size);
  }
  return y;
}

function addTo(y: Float64Array, at: number, part: Float64Array, divisor: number): void {
  for (let i = 0; i < part.length && at + i < y.length; i++) {
    y[at + i] = (y[at + i] ?? 0) + (part[i] ?? 0) / divisor;
  }
}
