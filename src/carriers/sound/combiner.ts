import { BLOCK_SIZES } from './block-sizes.ts';
import { BASE_RATE } from './constants.ts';
import { blockSize, fromBlock } from './framing.ts';
import { HEADERS } from './pilots.ts';
import { frameOrder } from './rate-matching.ts';
import { SCRAMBLE } from './scrambler.ts';
import { TurboDecoder } from './turbo-decoder.ts';
import { codedLength } from './turbo-encoder.ts';

const { abs, exp, log1p, max, tanh } = Math;

/** What is known so far of one sender's block. */
interface Sum {
  size: number;
  /** Soft bits in the order of `turboEncode`, added up. */
  soft: Float32Array;
  /** Baseband time of the last frame in it. */
  last: number;
}

/** Senders that are added up at the same time; more in one room would not understand each other anyway. */
const MAX_SUMS = 4;

/** Baseband samples after which what was heard is forgotten: 15 s, longer than a turn takes. */
const FORGET = 15 * BASE_RATE;

/** Below this many bits of information for each bit of the block no decoder could succeed. */
const ENOUGH = 0.95;

/**
 * Adds up the soft bits of frames (Chase 1985; incremental redundancy) until a block's CRC holds.
 * Who sent a frame is seen from the soft bits themselves: frames of the same block agree.
 */
export class Combiner {
  #sums: Sum[] = [];
  readonly #decoders: (TurboDecoder | undefined)[] = BLOCK_SIZES.map(() => undefined);

  /**
   * Takes a frame's soft bits. If `whole` is false the frame is still coming in: it is tried, and
   * will be given again. Returns the payload if there is one now.
   */
  add(header: number, frame: Float32Array, time: number, whole: boolean): Uint8Array | undefined {
    const { size, version } = HEADERS[header] ?? { size: 0, version: 0 };
    this.#sums = this.#sums.filter(({ last }) => time - last < FORGET);
    const soft = new Float32Array(codedLength(blockSize(size).bits));
    frameOrder(blockSize(size).bits, version).forEach((to, i) => {
      soft[to] = (soft[to] ?? 0) + (SCRAMBLE[i] ? -(frame[i] ?? 0) : (frame[i] ?? 0));
    });
    const alike = this.#alike(size, soft);
    const together = alike ? soft.map((value, i) => value + (alike.soft[i] ?? 0)) : soft;
    const payload = this.#decode(size, together) ?? (alike && this.#decode(size, soft));
    if (payload) {
      this.#sums = this.#sums.filter((sum) => sum !== alike);
    } else if (whole) {
      if (alike) Object.assign(alike, { soft: together, last: time });
      else this.#sums = [{ size, soft, last: time }, ...this.#sums].slice(0, MAX_SUMS);
    }
    return payload;
  }

  /** The sum that speaks of the same block, if there is one. */
  #alike(size: number, soft: Float32Array): Sum | undefined {
    let best: Sum | undefined;
    let most = 0;
    for (const sum of this.#sums) {
      const evidence = sum.size === size ? sameBlock(sum.soft, soft) : -Infinity;
      if (evidence > most) [best, most] = [sum, evidence];
    }
    return best;
  }

  #decode(size: number, soft: Float32Array): Uint8Array | undefined {
    if (information(soft) < ENOUGH * blockSize(size).bits) return undefined;
    const decoder = (this.#decoders[size] ??= new TurboDecoder(blockSize(size)));
    return decoder.decode(soft, fromBlock);
  }
}

/**
 * Log-likelihood ratio of two sets of soft bits being about the same bits against their having nothing
 * to do with each other: per bit P(a, b | same) / P(a)P(b) = 1 + tanh(a/2)·tanh(b/2).
 */
function sameBlock(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const likeness = tanh((a[i] ?? 0) / 2) * tanh((b[i] ?? 0) / 2);
    sum += log1p(max(MOST_UNLIKE, likeness));
  }
  return sum;
}

/** No single bit may say for sure that blocks differ: a click can make any bit wrong. */
const MOST_UNLIKE = -0.9;

/** Bits of information in soft bits that are what they say: the sum of 1 - H(P). */
function information(soft: Float32Array): number {
  let sum = 0;
  for (const value of soft) {
    const size = abs(value);
    const wrong = exp(-size);
    sum += 1 - (log1p(wrong) + (size * wrong) / (1 + wrong)) / Math.LN2;
  }
  return sum;
}
