const { abs, ceil, floor, max, min } = Math;

/** Samples to either side of the kernel at its widest pass band, and its Kaiser window. */
const REACH = 24;
const BETA = 9;
/** Share of the narrower rate's band that passes. */
const PASS = 0.97;
/** Places between two samples for which the kernel is kept. */
const PLACES = 512;

/** Any ratio, by a windowed sinc: sample n of the result is what x is at the time n * step. */
export function resample(
  x: Float64Array,
  step: number,
  length = floor(x.length / step),
): Float64Array {
  if (step === 1) return x.slice(0, length);
  const cut = min(1, 1 / step) * PASS;
  const reach = ceil(REACH / cut);
  const table = kernel(cut, reach);
  const y = new Float64Array(length);
  for (let n = 0; n < length; n++) {
    const centre = n * step;
    const first = max(0, ceil(centre - reach));
    const last = min(x.length - 1, floor(centre + reach));
    let sum = 0;
    for (let i = first; i <= last; i++) {
      const place = abs(centre - i) * PLACES;
      const below = place | 0;
      const left = table[below] ?? 0;
      sum += (x[i] ?? 0) * (left + (place - below) * ((table[below + 1] ?? 0) - left));
    }
    y[n] = sum;
  }
  return y;
}

const tables = new Map<number, Float64Array>();

function kernel(cut: number, reach: number): Float64Array {
  const known = tables.get(cut);
  if (known) return known;
  const table = Float64Array.from({ length: (reach + 1) * PLACES + 2 }, (_, i) => {
    const t = i / PLACES;
    if (t >= reach) return 0;
    const angle = Math.PI * cut * t;
    const sinc = t === 0 ? 1 : Math.sin(angle) / angle;
    return (cut * sinc * bessel(BETA * Math.sqrt(1 - (t / reach) ** 2))) / bessel(BETA);
  });
  tables.set(cut, table);
  return table;
}

function bessel(value: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; k < 30; k++) {
    term *= (value / 2 / k) ** 2;
    sum += term;
  }
  return sum;
}
