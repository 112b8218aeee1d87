/** The field of 256 elements modulo x^8 + x^4 + x^3 + x^2 + 1, as in QR's own error correction. */
const POLYNOMIAL = 0x11d;
/** Elements but zero are powers of 2: there are so many. */
const ORDER = 255;

const POWERS = new Uint8Array(2 * ORDER);
const LOGARITHMS = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < ORDER; exponent++) {
  POWERS[exponent] = POWERS[exponent + ORDER] = value;
  LOGARITHMS[value] = exponent;
  value <<= 1;
  if (value & 0x100) value ^= POLYNOMIAL;
}

export function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return POWERS[(LOGARITHMS[a] ?? 0) + (LOGARITHMS[b] ?? 0)] ?? 0;
}

/** `a` is not zero. */
export function invert(a: number): number {
  return POWERS[ORDER - (LOGARITHMS[a] ?? 0)] ?? 0;
}

/** target += factor * source, element by element; addition is XOR. */
export function addMultiple(target: Uint8Array, source: Uint8Array, factor: number): void {
  if (factor === 0) return;
  for (const [i, value] of source.entries()) {
    target[i] = (target[i] ?? 0) ^ multiply(factor, value);
  }
}

/** row *= factor */
export function scale(row: Uint8Array, factor: number): void {
  for (const [i, value] of row.entries()) row[i] = multiply(factor, value);
}
