import { MAX_WINDOW, WINDOW } from './constants.ts';
import type { Aim } from './plan.ts';

/** Well-known ports (RFC 6335 §6) are given to no NAT mapping. */
const FIRST = 1024;
const PORTS = 65_536 - FIRST;

/** Has no divisor in common with a power of 2, nor with 64512 = 2¹⁰·3²·7: each port comes once in a round. */
const STRIDE = 30_011;

/**
 * The ports to try, one after the other without end.
 *
 * @param random uniform in [0, 1), such as Math.random
 */
export function portsOf(aim: Aim, random: () => number): Generator<number, never> {
  if (aim.kind === 'named') return cycle(aim.ports);
  return aim.kind === 'predicted' ? predict(aim.from, aim.step) : guess(aim.from, aim.bits, random);
}

/** The next ports, the nearest first; with each round twice as many, as others use ports meanwhile. */
function* predict(from: number, step: number): Generator<number, never> {
  for (let window = WINDOW; ; window = Math.min(2 * window, MAX_WINDOW)) {
    for (let n = 1; n <= window; n++) {
      // After the last port comes the first one.
      const place = from + n * step - FIRST;
      yield (((place % PORTS) + PORTS) % PORTS) + FIRST;
    }
  }
}

/** Each port that differs from `from` in the lowest `bits` alone once, in no order; then again. */
function* guess(from: number, bits: number, random: () => number): Generator<number, never> {
  const size = bits === 16 ? PORTS : 2 ** bits;
  const first = bits === 16 ? FIRST : from - (from % size);
  for (let place = Math.floor(random() * size); ; place = (place + STRIDE) % size)
    yield Math.max(first + place, 1);
}

function* cycle(ports: readonly number[]): Generator<number, never> {
  for (;;) yield* ports;
}
