import type { BlockSize } from './block-sizes.ts';
import { NEXT, PARITY, STATES, TAIL } from './trellis.ts';
import { interleaver } from './turbo-encoder.ts';

const { max } = Math;

/** Rounds of both decoders; further ones hardly ever help. */
const ROUNDS = 10;

/** Max-log-MAP overrates what it learned; this factor makes up for most of it (Vogt and Finger 2000). */
const EXTRINSIC_SCALE = 0.75;

const IMPOSSIBLE = -1e30;

/**
 * Decodes blocks of one size: two max-log-MAP decoders (Robertson, Villebrun and Hoeher 1995) tell
 * each other what they learn. Soft bits are log(P(0)/P(1)).
 */
export class TurboDecoder {
  readonly #bits: number;
  readonly #from: Uint16Array;
  readonly #systematic: Float32Array;
  readonly #interleaved: Float32Array;
  readonly #prior: Float32Array;
  readonly #extrinsic: Float32Array;
  readonly #alpha: Float32Array;
  readonly #hard: Uint8Array;

  constructor(size: BlockSize) {
    const steps = size.bits + TAIL;
    this.#bits = size.bits;
    this.#from = interleaver(size);
    this.#systematic = new Float32Array(steps);
    this.#interleaved = new Float32Array(steps);
    this.#prior = new Float32Array(steps);
    this.#extrinsic = new Float32Array(steps);
    this.#alpha = new Float32Array((steps + 1) * STATES);
    this.#hard = new Uint8Array(size.bits);
  }

  /**
   * Soft bits in the order of `turboEncode`. `accept` is shown the block's bits after each round and
   * returns what it makes of them; the first that is not undefined is the result.
   */
  decode<T>(soft: Float32Array, accept: (bits: Uint8Array) => T | undefined): T | undefined {
    const bits = this.#bits;
    const tails = 3 * bits;
    const parity1 = withTail(soft, bits, bits, tails + TAIL);
    const parity2 = withTail(soft, 2 * bits, bits, tails + 3 * TAIL);
    this.#systematic.set(withTail(soft, 0, bits, tails));
    for (let i = 0; i < bits; i++) this.#interleaved[i] = soft[this.#from[i] ?? 0] ?? 0;
    this.#interleaved.set(soft.subarray(tails + 2 * TAIL, tails + 3 * TAIL), bits);
    const prior = this.#prior.fill(0);
    const extrinsic = this.#extrinsic;
    for (let round = 0; round < ROUNDS; round++) {
      this.#half(this.#systematic, parity1);
      // Into the second decoder's order; the prior of tail bits stays 0.
      for (let i = 0; i < bits; i++) prior[i] = extrinsic[this.#from[i] ?? 0] ?? 0;
      this.#half(this.#interleaved, parity2);
      let sure = true;
      for (let i = 0; i < bits; i++) {
        const to = this.#from[i] ?? 0;
        const learned = extrinsic[i] ?? 0;
        const all = (prior[i] ?? 0) + learned + (this.#interleaved[i] ?? 0);
        const bit = all < 0 ? 1 : 0;
        if (this.#hard[to] !== bit) sure = false;
        this.#hard[to] = bit;
      }
      const result = accept(this.#hard);
      if (result !== undefined) return result;
      // The same bits twice: it has settled on something wrong.
      if (sure && round > 1) return undefined;
      for (let i = 0; i < bits; i++) prior[this.#from[i] ?? 0] = extrinsic[i] ?? 0;
    }
    return undefined;
  }

  /** One of the two: from soft bits and prior to what the parity adds (`#extrinsic`, scaled). */
  #half(systematic: Float32Array, parity: Float32Array): void {
    const steps = this.#bits + TAIL;
    const alpha = this.#alpha;
    const states = STATES;
    const nextState = NEXT;
    const parityOf = PARITY;
    alpha.fill(IMPOSSIBLE, 0, states);
    alpha[0] = 0;
    for (let i = 0; i < steps; i++) {
      const g = ((systematic[i] ?? 0) + (this.#prior[i] ?? 0)) / 2;
      const p = (parity[i] ?? 0) / 2;
      const at = i * states;
      const after = at + states;
      alpha.fill(IMPOSSIBLE, after, after + states);
      for (let edge = 0; edge < 2 * states; edge++) {
        const metric =
          (alpha[at + (edge >> 1)] ?? 0) + (edge & 1 ? -g : g) + (parityOf[edge] ? -p : p);
        const to = after + (nextState[edge] ?? 0);
        if (metric > (alpha[to] ?? 0)) alpha[to] = metric;
      }
    }
    let beta = new Float64Array(states).fill(IMPOSSIBLE);
    let before = new Float64Array(states);
    beta[0] = 0;
    for (let i = steps - 1; i >= 0; i--) {
      const g = ((systematic[i] ?? 0) + (this.#prior[i] ?? 0)) / 2;
      const p = (parity[i] ?? 0) / 2;
      const at = i * states;
      let zero = IMPOSSIBLE;
      let one = IMPOSSIBLE;
      for (let state = 0; state < states; state++) {
        const edge = 2 * state;
        const to0 = (beta[nextState[edge] ?? 0] ?? 0) + (parityOf[edge] ? -p : p);
        const to1 = (beta[nextState[edge + 1] ?? 0] ?? 0) + (parityOf[edge + 1] ? -p : p);
        const from = alpha[at + state] ?? 0;
        if (from + to0 > zero) zero = from + to0;
        if (from + to1 > one) one = from + to1;
        before[state] = max(to0 + g, to1 - g);
      }
      this.#extrinsic[i] = EXTRINSIC_SCALE * (zero - one);
      [beta, before] = [before, beta];
    }
  }
}

function withTail(soft: Float32Array, from: number, bits: number, tail: number): Float32Array {
  const all = new Float32Array(bits + TAIL);
  all.set(soft.subarray(from, from + bits));
  all.set(soft.subarray(tail, tail + TAIL), bits);
  return all;
}
