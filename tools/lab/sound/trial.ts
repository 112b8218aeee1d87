import { Demodulator } from '../../../src/carriers/sound/demodulator.ts';
import { modulate } from '../../../src/carriers/sound/modulator.ts';
import type { Cell } from './cells.ts';
import { channel } from './channel.ts';
import { random } from './random.ts';

/** What sends bytes as sound and hears them. */
export interface Modem {
  /** Sound of at least so many seconds, if it can be repeated. */
  send(payload: Uint8Array, sampleRate: number, seconds: number): Float32Array;
  listen(sampleRate: number, onPayload: (payload: Uint8Array) => void): Listener;
}

export interface Listener {
  push(samples: Float32Array): void;
  close(): void;
}

export const SPONTAN: Modem = {
  send: (payload, sampleRate, seconds) => modulate(payload, { sampleRate, seconds }),
  listen(sampleRate, onPayload) {
    const demodulator = new Demodulator({ sampleRate, onPayload });
    return { push: (samples) => demodulator.push(samples), close: () => undefined };
  },
};

export interface Trial {
  /** From the signal's first sample to the end of the block after which the payload was there. */
  seconds: number;
  /** Payloads that are not what was sent. */
  wrong: number;
}

/** Bytes that the goals are about. */
const PAYLOAD = 80;

/** Samples that are given to the receiver at a time. */
const BLOCK = 1024;

const RATES = [44100, 48000];

/** Random bytes. */
export function payloadOf(seed: number, length: number): Uint8Array {
  const { uniform } = random(seed);
  return Uint8Array.from({ length }, () => Math.floor(256 * uniform()));
}

/**
 * Sends a payload once through a channel, in whole streams; the seed decides on payload, channel and both
 * sides' sample rates (all four pairs of 44.1 and 48 kHz, unless the cell says what the receiver's is).
 */
export function trial(modem: Modem, { options, seconds }: Cell, seed: number): Trial {
  const payload = payloadOf(seed, PAYLOAD);
  const sampleRate = RATES[seed & 1] ?? 0;
  const rateOut = RATES[(seed >> 1) & 1] ?? 0;
  const sound = modem.send(payload, sampleRate, seconds);
  const heard = channel(sound, sampleRate, { rateOut, ...options, seed });
  const result: Trial = { seconds: Infinity, wrong: 0 };
  let at = 0;
  const listener = modem.listen(heard.rate, (received) => {
    if (Buffer.compare(received, payload) !== 0) result.wrong++;
    else result.seconds = Math.min(result.seconds, (at - heard.start) / heard.rate);
  });
  while (at < heard.samples.length && result.seconds === Infinity) {
    const block = heard.samples.subarray(at, at + BLOCK);
    at += block.length;
    listener.push(block);
  }
  listener.close();
  return result;
}
