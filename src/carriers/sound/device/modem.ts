import { BASE_RATE, FRAME } from '../constants.ts';
import { Demodulator } from '../demodulator.ts';
import { modulate } from '../modulator.ts';

/** Seconds. */
const FRAME_SECONDS = FRAME / BASE_RATE;

export type ToModem =
  | { type: 'start'; sampleRate: number }
  /** What the microphone heard. */
  | { type: 'listen'; samples: Float32Array<ArrayBuffer> }
  | { type: 'modulate'; payload: Uint8Array; frames: number };

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
      const { payload, frames } = message;
      // Half a frame less, so that no rounding makes it a frame more.
      const seconds = (frames - 0.5) * FRAME_SECONDS;
      const samples = modulate(payload, { sampleRate, seconds });
      say({ type: 'modulated', samples: samples as Float32Array<ArrayBuffer> });
    }
  };
}
