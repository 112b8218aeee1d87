import { convolve, power } from './filters.ts';
import type { Random } from './random.ts';
import { resample } from './resample.ts';

const SPEED_OF_SOUND = 343;

/** Directions from which reflections come while one side moves. */
const DIRECTIONS = 6;

/**
 * Impulse response: the direct path, six early reflections (2 to 20 ms) and a diffuse tail that decays by
 * 60 dB in `rt60` seconds. Early : tail = 30 : 70; both together `drr` dB below the direct path. 0 dB is what one has
 * at the critical distance 0.057·sqrt(V/RT60) m: 0.64 m in a room of 50 m³ with 0.4 s; -6 dB at twice that.
 */
export function roomResponse(rate: number, rt60: number, drr: number, random: Random) {
  if (!(rt60 > 0)) return Float64Array.of(1);
  const length = Math.ceil(rate * rt60);
  const tail = new Float64Array(length);
  const early = new Float64Array(length);
  const decay = 6.9078 / (rt60 * rate);
  for (let i = Math.round(0.0015 * rate); i < length; i++) {
    tail[i] = random.gauss() * Math.exp(-decay * i);
  }
  for (let k = 0; k < 6; k++) {
    const i = Math.min(length - 1, Math.round(rate * (0.002 + 0.018 * random.uniform())));
    const sign = random.uniform() < 0.5 ? -1 : 1;
    early[i] = (early[i] ?? 0) + sign * (0.5 + 0.5 * random.uniform()) * Math.exp(-decay * i);
  }
  const echo = 10 ** (-drr / 10);
  const earlyGain = Math.sqrt((0.3 * echo) / (power(early) * length));
  const tailGain = Math.sqrt((0.7 * echo) / (power(tail) * length));
  const response = tail.map((value, i) => value * tailGain + (early[i] ?? 0) * earlyGain);
  response[0] = 1;
  return response;
}

/** What arrives when nobody moves. */
export function still(x: Float64Array, response: Float64Array): Float64Array {
  return response.length === 1 ? x : convolve(x, response).subarray(0, x.length);
}

/**
 * What arrives while both approach each other at `speed` m/s: Doppler on the direct path; the reflections come
 * from all directions, so theirs is spread evenly between plus and minus that.
 */
export function moving(x: Float64Array, response: Float64Array, speed: number): Float64Array {
  const doppler = speed / SPEED_OF_SOUND;
  const out = new Float64Array(x.length);
  // The end that would be read beyond the signal is left out.
  const length = x.length - 64;
  out.set(resample(x, 1 + doppler, length));
  if (response.length === 1) return out;
  for (let direction = 0; direction < DIRECTIONS; direction++) {
    const part = response.map((value, i) => (i > 0 && i % DIRECTIONS === direction ? value : 0));
    const turned = resample(x, 1 + doppler * ((2 * direction) / (DIRECTIONS - 1) - 1), length);
    const y = convolve(turned, part);
    for (let i = 0; i < out.length; i++) out[i] = (out[i] ?? 0) + (y[i] ?? 0);
  }
  return out;
}
