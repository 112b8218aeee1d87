import { noise } from './noise.ts';
import { type Random, random } from './random.ts';

const { exp, sin, round, floor, min } = Math;

/** What else a microphone hears, in turn: seconds of each. */
const SECONDS = 10;

/** Endless sound without any message: babble, things like music, silence. Yields blocks of 10 s. */
export function* clutter(rate: number, seed: number): Generator<Float32Array> {
  const dice = random(seed);
  const kinds = [babble, music, silence, sweeps];
  for (let i = 0; ; i++) yield (kinds[i % kinds.length] ?? silence)(rate, dice);
}

function babble(rate: number, dice: Random): Float32Array {
  const level = 10 ** (-2 * dice.uniform());
  return Float32Array.from(noise('babble', SECONDS * rate, rate, dice), (x) => level * x);
}

/** As good as nothing: the last bit of the converter. */
function silence(rate: number, dice: Random): Float32Array {
  return Float32Array.from({ length: SECONDS * rate }, () => round(dice.gauss()) / 32768);
}

/** Chords of plucked notes with ten overtones each, some with vibrato, and a beat. */
function music(rate: number, dice: Random): Float32Array {
  const x = new Float32Array(SECONDS * rate);
  const beat = round(rate * (0.15 + 0.35 * dice.uniform()));
  for (let start = 0; start < x.length; start += beat) {
    for (let voice = 0; voice < 3; voice++) pluck(x, start, rate, dice);
    for (let i = start; i < min(x.length, start + 0.05 * rate); i++) {
      x[i] = (x[i] ?? 0) + 0.2 * dice.gauss() * exp((-80 * (i - start)) / rate);
    }
  }
  return x;
}

function pluck(x: Float32Array, start: number, rate: number, { uniform }: Random): void {
  const pitch = 110 * 2 ** (floor(36 * uniform()) / 12);
  const vibrato = uniform() < 0.3 ? 0.01 * uniform() : 0;
  const end = min(x.length, start + rate);
  const decay = exp(-3 / rate);
  for (let overtone = 1; overtone <= 10; overtone++) {
    let [re, im] = [0.1 / overtone, 0];
    let [cos, sin] = [0, 0];
    for (let i = start; i < end; i++) {
      // A sine turned from sample to sample; its pitch moves six times a second.
      if ((i - start) % VIBRATO_STEP === 0) {
        const bend = 1 + vibrato * Math.sin((2 * Math.PI * 6 * (i - start)) / rate);
        const angle = (2 * Math.PI * pitch * overtone * bend) / rate;
        [cos, sin] = [decay * Math.cos(angle), decay * Math.sin(angle)];
      }
      [re, im] = [re * cos - im * sin, re * sin + im * cos];
      x[i] = (x[i] ?? 0) + im;
    }
  }
}

/** Samples for which the pitch stays. */
const VIBRATO_STEP = 64;

/** Sirens and effects: what a receiver that waits for a sweep could mistake. */
function sweeps(rate: number, { uniform }: Random): Float32Array {
  const x = new Float32Array(SECONDS * rate);
  for (let start = 0; start < x.length;) {
    const length = round(rate * (0.05 + 0.5 * uniform()));
    const [from, to] = [500 + 7000 * uniform(), 500 + 7000 * uniform()];
    let angle = 0;
    for (let i = 0; i < length && start + i < x.length; i++) {
      angle += (2 * Math.PI * (from + ((to - from) * i) / length)) / rate;
      x[start + i] = 0.3 * sin(angle);
    }
    start += length;
  }
  return x;
}
