import { BASE_RATE, FRAME } from '../constants.ts';
import { Demodulator } from '../demodulator.ts';
import type { Utterance } from '../exchange/exchange.ts';
import { modulate } from '../modulator.ts';

/** Seconds. */
const FRAME_SECONDS = FRAME / BASE_RATE;

export type ToModem =
  | { type: 'start'; sampleRate: number }
  /** What the microphone heard. */
  | { type: 'listen'; samples: Float32Array<ArrayBuffer> }
  | { type: 'modulate'; utterance: Utterance };

export type FromModem =
  | { type: 'ready' }
  /** A frame is coming in; milliseconds of it that are still to come. */
  | { type: 'begin'; left: number }
  | { type: 'payload'; payload: Uint8Array }
  /** So many samples have been listened to; what was heard in them has been said before. */
  | { type: 'listened'; samples: number }
  | { type: 'modulated'; samples: Float32Array<ArrayBuffer> }
  /** It cannot go on. */
  | { type: 'broken' };

/** The modem as it runs in a worker, or where there can be none in the page: what it is told, and what it says. */
export function startModem(
  sampleRate: number,
  say: (message: FromModem) => void,
): (message: ToModem) => void {
  const demodulator = new Demodulator({
    sampleRate,
    onBegin: (left) => say({ type: 'begin', left: 1000 * left }),
    onPayload: (payload) => say({ type: 'payload', payload }),
  });
  return (message) => {
    if (message.type === 'listen') {
      demodulator.push(message.samples);
      say({ type: 'listened', samples: message.samples.length });
    } else if (message.type === 'modulate') {
      say({ type: 'modulated', samples: speak(message.utterance, sampleRate) });
    }
  };
}

function speak({ payloads, frames }: Utterance, sampleRate: number): Float32Array<ArrayBuffer> {
  // Half a frame less, so that no rounding makes it a frame more.
  const seconds = (frames - 0.5) * FRAME_SECONDS;
  const sounds = payloads.map((payload) => modulate(payload, { sampleRate, seconds }));
  const joined = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    joined.set(sound, at);
    at += sound.length;
  }
  return joined;
}
