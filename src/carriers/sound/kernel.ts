/**
 * What a band-limited signal is between its samples: a sinc under a Kaiser window (Smith, "Digital
 * audio resampling"). All changes of rate use it, always in units of baseband samples: it passes what
 * the modem uses and takes away more than 60 dB of all that would fold into it.
 */

/** Baseband samples to either side: the filter's slope fits between ±2.75 and ±3.25 kHz. */
export const KERNEL_REACH = 22;

/** Trades the slope's steepness for what is left beyond: 6 means -63 dB. */
const KAISER_BETA = 6;

export function kernel(distance: number): number {
  const across = distance / KERNEL_REACH;
  if (Math.abs(across) >= 1) return 0;
  const angle = Math.PI * distance;
  const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
  return (sinc * bessel(KAISER_BETA * Math.sqrt(1 - across * across))) / BESSEL_BETA;
}

/** Modified Bessel function of the first kind, order 0, by its power series. */
function bessel(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > 1e-12 * sum; k++) {
    term *= (x / 2 / k) ** 2;
    sum += term;
  }
  return sum;
}

const BESSEL_BETA = bessel(KAISER_BETA);
