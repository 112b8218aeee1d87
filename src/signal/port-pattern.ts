import type { BitReader, BitWriter } from './bits.ts';

/**
 * Which public ports a NAT gives to one socket, where each destination gets another one (RFC 4787
 * §4.1), as far as the other side needs to know to find them.
 */
export type PortPattern =
  /** One after the other: `step` from one to the next, 1..8 or -1..-8. */
  | { order: 'sequential'; step: number }
  /** Any that differs from the known one in the lowest `bits` bits alone, 2..16. */
  | { order: 'random'; bits: number };

export const PATTERN_BITS = 5;
export const MAX_STEP = 8;
export const RANDOM_BITS = { min: 2, max: 16 };

/** The number of a pattern: 0 none, 1-15 random, 16-23 upwards, 24-31 downwards. */
export function writePattern(writer: BitWriter, pattern: PortPattern | undefined): void {
  writer.write(pattern ? numberOf(pattern) : 0, PATTERN_BITS);
}

export function readPattern(reader: BitReader): PortPattern | undefined {
  const number = reader.read(PATTERN_BITS);
  if (number === 0) return undefined;
  if (number < 16) return { order: 'random', bits: number - 1 + RANDOM_BITS.min };
  const step = (number % MAX_STEP) + 1;
  return { order: 'sequential', step: number < 24 ? step : -step };
}

export function isPattern(pattern: PortPattern): boolean {
  const value = pattern.order === 'random' ? pattern.bits : Math.abs(pattern.step);
  const { min, max } = pattern.order === 'random' ? RANDOM_BITS : { min: 1, max: MAX_STEP };
  return Number.isInteger(value) && value >= min && value <= max;
}

function numberOf(pattern: PortPattern): number {
  if (pattern.order === 'random') return pattern.bits + 1 - RANDOM_BITS.min;
  return Math.abs(pattern.step) - 1 + (pattern.step > 0 ? 16 : 24);
}
