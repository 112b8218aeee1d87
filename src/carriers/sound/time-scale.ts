import { BASE_RATE, CENTRE } from './constants.ts';
import { KERNEL_REACH, kernel } from './kernel.ts';

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
  const turn = (2 * Math.PI * CENTRE * stretch) / BASE_RATE;
  for (let n = 0; n < re.length; n++) {
    const at = start + n * (1 + stretch);
    let sumRe = 0;
    let sumIm = 0;
    const last = Math.min(source.re.length - 1, Math.floor(at + KERNEL_REACH));
    for (let i = Math.max(0, Math.ceil(at - KERNEL_REACH)); i <= last; i++) {
      const place = Math.abs(at - i) * PLACES;
      const below = Math.floor(place);
      const left = TABLE[below] ?? 0;
      const weight = left + (place - below) * ((TABLE[below + 1] ?? 0) - left);
      sumRe += weight * (source.re[i] ?? 0);
      sumIm += weight * (source.im[i] ?? 0);
    }
    const cos = Math.cos(turn * n);
    const sin = Math.sin(turn * n);
    re[n] = sumRe * cos - sumIm * sin;
    im[n] = sumRe * sin + sumIm * cos;
  }
}
