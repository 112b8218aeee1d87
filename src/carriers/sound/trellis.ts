/**
 * The constituent code of 3GPP TS 36.212, 5.1.3.2.1: eight states, feedback 1+D²+D³, parity 1+D+D³.
 * A state is its register, the newest bit in the highest place.
 */
export const STATES = 8;

/** Register bits that ended up in the feedback, for the state; what a tail bit has to cancel. */
export function feedback(state: number): number {
  return ((state >> 1) ^ state) & 1;
}

/** The state after a bit, and the parity bit it puts out. */
export function advance(state: number, bit: number): { next: number; parity: number } {
  const entering = bit ^ feedback(state);
  return {
    next: (entering << 2) | (state >> 1),
    parity: entering ^ ((state >> 2) & 1) ^ (state & 1),
  };
}

/** {@link advance} as tables, indexed by state * 2 + bit. */
export const NEXT = Uint8Array.from({ length: 2 * STATES }, (_, i) => advance(i >> 1, i & 1).next);
export const PARITY = Uint8Array.from(
  { length: 2 * STATES },
  (_, i) => advance(i >> 1, i & 1).parity,
);

/** Bits that bring either encoder back to state 0. */
export const TAIL = 3;
