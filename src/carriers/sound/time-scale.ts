import { BASE_RATE, CENTRE } from './constants.ts';
import { KERNEL_REACH, kernel } from './kernel.ts';

const { min, max, floor, ceil, abs, cos, sin } = Math;

/** Places between two samples for which the kernel is kept; between these it is taken as straight. */
const PLACES = 256;

const TABLE = Float64Array.from({ length: KERNEL_REACH * PLACES + 2 }, (_, i) =>
  kernel(i / PLACES),
);

/**
 * Undoes Doppler and different clocks: reads the baseband `source` from index `start` on in steps of
 * 1 + `stretch` samples, and turns it as the stretched centre frequency turned. Fills `re` and `im`.
 */
export function readStretched(
  source: { re: Float32Array; im: Float32Array },
  start: number,
  stretch: number,
  re: Float64Array,
  im: Float64Array,
): void {
  const [reach, places, table] = [KERNEL_REACH, PLACES, TABLE];
  const turn = (2 * Math.PI * CENTRE * stretch) / BASE_RATE;
  for (let n = 0; n < re.length; n++) {
    const at = start + n * (1 + stretch);
    let sumRe = 0;
    let sumIm = 0;
    const last = min(source.re.length - 1, floor(at + reach));
    for (let i = max(0, ceil(at - reach)); i <= last; i++) {
      const place = abs(at - i) * places;
      const below = floor(place);
      const left = table[below] ?? 0;
      const weight = left + (place - below) * ((table[below + 1] ?? 0) - left);
      sumRe += weight * (source.re[i] ?? 0);
      sumIm += weight * (source.im[i] ?? 0);
    }
    const c = cos(turn * n);
    const s = sin(turn * n);
    re[n] = sumRe * c - sumIm * s;
    im[n] = sumRe * s + sumIm * c;
  }
}
