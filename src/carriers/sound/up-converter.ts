import { CENTRE } from './constants.ts';
import { KERNEL_REACH, kernel } from './kernel.ts';
import { rateRatio } from './sample-rate.ts';

const { max, floor, ceil, cos, sin } = Math;

/** From the complex baseband to samples of any rate, as long as the baseband. */
export function upConvert(re: Float64Array, im: Float64Array, sampleRate: number): Float32Array {
  const { steps, phases } = rateRatio(sampleRate);
  const length = ceil((re.length * steps) / phases);
  const width = 2 * KERNEL_REACH;
  // A sample lies at one of `steps` places between two of the baseband.
  const taps = Array.from({ length: steps }, (_, place) =>
    Float64Array.from({ length: width }, (_, tap) =>
      kernel(place / steps + KERNEL_REACH - 1 - tap),
    ),
  );
  const out = new Float32Array(length);
  for (let n = 0; n < length; n++) {
    const first = floor((n * phases) / steps) - KERNEL_REACH + 1;
    const row = taps[(n * phases) % steps] ?? new Float64Array(width);
    let sumRe = 0;
    let sumIm = 0;
    for (let tap = max(0, -first); tap < width && first + tap < re.length; tap++) {
      const weight = row[tap] ?? 0;
      sumRe += weight * (re[first + tap] ?? 0);
      sumIm += weight * (im[first + tap] ?? 0);
    }
    const angle = (2 * Math.PI * CENTRE * n) / sampleRate;
    out[n] = sumRe * cos(angle) - sumIm * sin(angle);
  }
  return out;
}
