import { Demodulator } from '../../../src/carriers/sound/demodulator.ts';
import { modulate } from '../../../src/carriers/sound/modulator.ts';
import type { Cell } from './cells.ts';
import { channel } from './channel.ts';
import { random } from './random.ts';

/** Samples that are given to the receiver at a time. */
const BLOCK = 1024;

const RATES = [44100, 48000];

export interface Trial {
  /** From the signal's first sample to the end of the block after which the payload was there. */
  seconds: number | undefined;
  /** Payloads that are not the one that was sent. */
  wrong: number;
  /** Seconds of computing, and of sound. */
  cpu: number;
  sound: number;
  /** The longest that one block took to compute. */
  longest: number;
}

export function payloadOf(seed: number, length: number): Uint8Array {
  const { uniform } = random(seed);
  return Uint8Array.from({ length }, () => Math.floor(256 * uniform()));
}

/** Sends a payload of `length` bytes once through the channel, both sides at rates that the seed chooses. */
export function trial(cell: Cell, seed: number, length = 80): Trial {
  const payload = payloadOf(seed, length);
  const sampleRate = RATES[seed & 1] ?? 48000;
  const sound = modulate(payload, { sampleRate, seconds: cell.seconds });
  const rateOut = RATES[(seed >> 1) & 1] ?? 48000;
  const heard = channel(sound, sampleRate, { rateOut, ...cell.options, seed });
  const result: Trial = {
    seconds: undefined,
    wrong: 0,
    cpu: 0,
    sound: heard.samples.length / heard.rate,
    longest: 0,
  };
  let at = 0;
  const demodulator = new Demodulator({
    sampleRate: heard.rate,
    onPayload: (received) => {
      if (Buffer.compare(received, payload) !== 0) result.wrong++;
      else result.seconds ??= (at - heard.start) / heard.rate;
    },
  });
  while (at < heard.samples.length) {
    const block = heard.samples.subarray(at, at + BLOCK);
    at += block.length;
    const began = performance.now();
    demodulator.push(block);
    const took = (performance.now() - began) / 1000;
    result.cpu += took;
    result.longest = Math.max(result.longest, took);
  }
  return result;
}
