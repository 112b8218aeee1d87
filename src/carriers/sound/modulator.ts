import { blockFor } from './block-sizes.ts';
import {
  BASE_RATE,
  CARRIERS,
  DATA_SYMBOLS,
  FRAME,
  PREFIX,
  RAMP,
  SYMBOL,
  SYMBOL_STEP,
} from './constants.ts';
import { Fft } from './fft.ts';
import { blockSize, toBlock } from './framing.ts';
import { CARRIER_OF, DATA, PILOTS, SYMBOL_BITS, bin } from './layout.ts';
import { lowerPeaks } from './papr.ts';
import { SEQUENCES, headerNumber } from './pilots.ts';
import { VERSIONS, frameOrder } from './rate-matching.ts';
import { REFERENCE } from './reference.ts';
import { SCRAMBLE } from './scrambler.ts';
import { turboEncode } from './turbo-encoder.ts';
import { upConvert } from './up-converter.ts';

export interface ModulateOptions {
  /** Hz, whole, 16 000 to 192 000. */
  sampleRate: number;
  /** At least so long; without it, one frame (0.42 s). */
  seconds?: number;
}

/** Largest sample. Loudness is the volume's business; this only keeps a margin for what resamples it. */
const PEAK = 0.9;

const fft = new Fft(SYMBOL);

/**
 * The sound of a payload of 1 to 200 bytes: mono samples between -0.9 and 0.9, of whole frames, each
 * with another part of the redundancy. At least one frame, and at least `seconds` long. Any frame may
 * be missed. Throws RangeError for payloads and sample rates out of range.
 */
export function modulate(payload: Uint8Array, options: ModulateOptions): Float32Array {
  const size = blockFor(payload.length);
  const frames = Math.max(1, Math.ceil(((options.seconds ?? 0) * BASE_RATE) / FRAME));
  const coded = turboEncode(toBlock(payload), blockSize(size));
  const re = new Float64Array(frames * FRAME + RAMP);
  const im = new Float64Array(re.length);
  for (let frame = 0; frame < frames; frame++) {
    writeFrame(
      coded,
      size,
      frame % VERSIONS,
      re.subarray(frame * FRAME),
      im.subarray(frame * FRAME),
    );
  }
  const samples = upConvert(re, im, options.sampleRate);
  const peak = samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
  return samples.map((sample) => (sample * PEAK) / peak);
}

function writeFrame(
  coded: Uint8Array,
  size: number,
  version: number,
  re: Float64Array,
  im: Float64Array,
): void {
  addSymbol(REFERENCE.re, REFERENCE.im, re, im);
  const order = frameOrder(blockSize(size).bits, version);
  const bits = Uint8Array.from(order, (from, i) => (coded[from] ?? 0) ^ (SCRAMBLE[i] ?? 0));
  const pilots = SEQUENCES[headerNumber({ size, version })] ?? new Int8Array();
  for (let symbol = 0; symbol < DATA_SYMBOLS; symbol++) {
    const quarters = quarterTurns(
      bits.subarray(symbol * SYMBOL_BITS, (symbol + 1) * SYMBOL_BITS),
      pilots.subarray(symbol * PILOTS.length, (symbol + 1) * PILOTS.length),
      CARRIER_OF[symbol] ?? new Uint16Array(),
    );
    const carriersRe = Float64Array.from(quarters, (q, k) => turned(q, k).re);
    const carriersIm = Float64Array.from(quarters, (q, k) => turned(q, k).im);
    lowerPeaks(carriersRe, carriersIm);
    const at = (symbol + 1) * SYMBOL_STEP;
    addSymbol(carriersRe, carriersIm, re.subarray(at), im.subarray(at));
  }
}

/** For each carrier, by how many quarters of a circle it is ahead of the reference (Gray's order). */
function quarterTurns(bits: Uint8Array, pilots: Int8Array, order: Uint16Array): Uint8Array {
  const quarters = new Uint8Array(CARRIERS);
  PILOTS.forEach((carrier, i) => {
    quarters[carrier] = pilots[i] === 1 ? 0 : 2;
  });
  for (let i = 0; i < DATA.length; i++) {
    const first = bits[i] ?? 0;
    const second = bits[DATA.length + i] ?? 0;
    quarters[order[i] ?? 0] = (first ? 2 : 0) + (first ^ second);
  }
  return quarters;
}

function turned(quarters: number, carrier: number): { re: number; im: number } {
  const re = REFERENCE.re[carrier] ?? 0;
  const im = REFERENCE.im[carrier] ?? 0;
  const cos = [1, 0, -1, 0][quarters] ?? 0;
  const sin = [0, 1, 0, -1][quarters] ?? 0;
  return { re: re * cos - im * sin, im: re * sin + im * cos };
}

/** Adds a symbol with its prefix; its first and last samples fade, so that neighbours overlap. */
function addSymbol(
  carriersRe: Float64Array,
  carriersIm: Float64Array,
  re: Float64Array,
  im: Float64Array,
): void {
  const x = new Float64Array(SYMBOL);
  const y = new Float64Array(SYMBOL);
  carriersRe.forEach((value, k) => (x[bin(k)] = value));
  carriersIm.forEach((value, k) => (y[bin(k)] = value));
  fft.inverse(x, y);
  for (let n = 0; n < SYMBOL_STEP + RAMP; n++) {
    const from = (n - PREFIX + SYMBOL) % SYMBOL;
    const edge = Math.min(n, SYMBOL_STEP + RAMP - 1 - n);
    const gain = edge < RAMP ? Math.sin((Math.PI / 2) * ((edge + 0.5) / RAMP)) ** 2 : 1;
    re[n] = (re[n] ?? 0) + gain * (x[from] ?? 0);
    im[n] = (im[n] ?? 0) + gain * (y[from] ?? 0);
  }
}
