import { SYMBOL } from './constants.ts';
import { Fft } from './fft.ts';
import { bin } from './layout.ts';

const { min, sqrt } = Math;

/** Finer than the baseband, so that peaks between its samples are seen. */
const OVERSAMPLING = 4;
const SIZE = OVERSAMPLING * SYMBOL;

/** Rounds of clipping and filtering: each brings some of the peaks back, fewer every time. */
const ROUNDS = 8;

/**
 * Peak over mean power to which the envelope is clipped, 3.5 dB. What is clipped ends up as noise on
 * the carriers, about 16 dB below them: far less than a room adds.
 */
const CEILING = 10 ** (3.5 / 20);

const fft = new Fft(SIZE);

/**
 * Lowers the peaks of a symbol, given as its carriers: clipping and filtering (Armstrong 2002). A
 * loudspeaker is as loud as its peaks let it be, so 4 dB less peak is 4 dB more signal.
 */
export function lowerPeaks(re: Float64Array, im: Float64Array): void {
  const carriers = re.length;
  const x = new Float64Array(SIZE);
  const y = new Float64Array(SIZE);
  for (let round = 0; round < ROUNDS; round++) {
    x.fill(0);
    y.fill(0);
    let power = 0;
    for (let k = 0; k < carriers; k++) {
      x[bin(k, SIZE)] = re[k] ?? 0;
      y[bin(k, SIZE)] = im[k] ?? 0;
      power += (re[k] ?? 0) ** 2 + (im[k] ?? 0) ** 2;
    }
    fft.inverse(x, y);
    const ceiling = CEILING * sqrt(power);
    for (let n = 0; n < SIZE; n++) {
      const scale = min(1, ceiling / sqrt((x[n] ?? 0) ** 2 + (y[n] ?? 0) ** 2));
      x[n] = (x[n] ?? 0) * scale;
      y[n] = (y[n] ?? 0) * scale;
    }
    fft.forward(x, y);
    for (let k = 0; k < carriers; k++) {
      re[k] = (x[bin(k, SIZE)] ?? 0) / SIZE;
      im[k] = (y[bin(k, SIZE)] ?? 0) / SIZE;
    }
  }
}
