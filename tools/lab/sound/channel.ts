import { type BANDS, bandPass, power, transducer } from './filters.ts';
import { noise, type Noise } from './noise.ts';
import { type Random, random } from './random.ts';
import { resample } from './resample.ts';
import { moving, roomResponse, still } from './room.ts';

const { max, min, round, abs, sqrt, exp, log } = Math;

/** An acoustic channel. Each step is off where its option has the neutral value. */
export interface ChannelOptions {
  /** Same options and same seed: same samples. */
  seed: number;
  /** Hz at the receiver; 0: as the sender. */
  rateOut: number;
  /** Seconds of silence before the signal (up to 0.25 s more, at random) and after it. */
  lead: number;
  tail: number;
  /** The transmitter's overload: clips at this share of the peak. 1 is off. */
  clip: number;
  /** Loudspeaker and microphone. */
  band: keyof typeof BANDS;
  /** dB of their resonances. */
  ripple: number;
  /** Seconds of reverberation, dB of direct over reverberant sound: see `roomResponse`. */
  rt60: number;
  drr: number;
  /** m/s. */
  motion: number;
  /** The receiver's clock is slower by so many millionths. */
  ppm: number;
  noise: Noise;
  /** dB: the received signal's mean power while it lasts over the noise's, both within 300 to 8000 Hz. */
  snr: number;
  /** Impulses a second: 3 ms bursts, 15 dB above the signal. */
  clicks: number;
  /** Automatic gain control: attack 10 ms, release 400 ms, up to 12 dB either way. */
  agc: boolean;
  /** Mean level in dB of full scale. */
  micLevel: number;
}

export const NEUTRAL: ChannelOptions = {
  seed: 1,
  rateOut: 0,
  lead: 0.5,
  tail: 0.8,
  clip: 1,
  band: 'laptop',
  ripple: 4,
  rt60: 0.4,
  drr: 0,
  motion: 0,
  ppm: 0,
  noise: 'white',
  snr: 20,
  clicks: 0,
  agc: false,
  micLevel: -20,
};

export interface Received {
  samples: Float32Array;
  rate: number;
  /** Index of the first sample of the signal. */
  start: number;
}

/** Loudspeaker, room, microphone, sound card: what of `input` (mono, `rate` Hz) is recorded. */
export function channel(
  input: Float32Array,
  rate: number,
  options: Partial<ChannelOptions>,
): Received {
  const o = { ...NEUTRAL, ...options };
  const dice = random(o.seed * 7919 + 17);
  const rateOut = o.rateOut || rate;
  const lead = round((o.lead + 0.25 * dice.uniform()) * rate);
  let x: Float64Array = new Float64Array(lead + input.length + round(o.tail * rate));
  x.set(clipped(input, o.clip), lead);
  x = transducer(x, rate, o.band, o.ripple, dice);
  const response = roomResponse(rate, o.rt60, o.drr, dice);
  x = o.motion > 0 ? moving(x, response, o.motion) : still(x, response);
  const step = (rate / rateOut) * (1 + o.ppm * 1e-6);
  if (step !== 1) x = resample(x, step);
  const start = round(lead / step);
  const end = min(x.length, round((lead + input.length) / step));
  const signal = power(bandPass(x, rateOut, 300, 8000), start, end);
  if (o.noise !== 'none') {
    const added = noise(o.noise, x.length, rateOut, dice);
    const heard = power(bandPass(added, rateOut, 300, 8000));
    const gain = sqrt((signal / heard) * 10 ** (-o.snr / 10));
    x = x.map((value, i) => value + gain * (added[i] ?? 0));
  }
  if (o.clicks > 0) addClicks(x, rateOut, o.clicks, sqrt(signal), dice);
  x = transducer(x, rateOut, o.band, o.ripple, dice);
  const target = 10 ** (o.micLevel / 20);
  const level = target / sqrt(power(x, start, end) + 1e-30);
  x = x.map((value) => value * level);
  if (o.agc) controlGain(x, rateOut, target);
  return { samples: Float32Array.from(x, sixteenBits), rate: rateOut, start };
}

function clipped(input: Float32Array, share: number): Float32Array | Float64Array {
  if (share >= 1) return input;
  const limit = share * input.reduce((peak, value) => max(peak, abs(value)), 0);
  return Float64Array.from(input, (value) => max(-limit, min(limit, value)));
}

function addClicks(x: Float64Array, rate: number, aSecond: number, rms: number, dice: Random) {
  const pause = () => (-log(1 - dice.uniform()) / aSecond) * rate;
  for (let time = pause(); time < x.length; time += pause()) {
    const size = 5.6 * rms * (0.5 + dice.uniform());
    const at = time | 0;
    for (let i = 0; i < 0.02 * rate && at + i < x.length; i++) {
      x[at + i] = (x[at + i] ?? 0) + size * dice.gauss() * exp(-i / (0.003 * rate));
    }
  }
}

function controlGain(x: Float64Array, rate: number, target: number): void {
  const attack = 1 - exp(-1 / (0.01 * rate));
  const release = 1 - exp(-1 / (0.4 * rate));
  let envelope = target;
  for (let i = 0; i < x.length; i++) {
    const value = x[i] ?? 0;
    const size = abs(value) * 1.25;
    envelope += (size > envelope ? attack : release) * (size - envelope);
    x[i] = value * max(0.25, min(4, (target / (envelope + 1e-9)) ** 0.7));
  }
}

function sixteenBits(value: number): number {
  return max(-32768, min(32767, round(value * 32767))) / 32768;
}
