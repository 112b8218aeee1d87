import type { Random } from './random.ts';
import { resample } from './resample.ts';
import { readWav } from './wav.ts';

/** 30 s of many voices at once. Relative to the root of the repository, where npm starts everything. */
const BABBLE = 'tools/lab/sound/babble.wav';

export type Noise = 'none' | 'white' | 'pink' | 'babble';

/** Noise of any level. */
export function noise(kind: Exclude<Noise, 'none'>, length: number, rate: number, random: Random) {
  switch (kind) {
    case 'white':
      return new Float64Array(length).map(() => random.gauss());
    case 'pink':
      return pink(length, random);
    case 'babble':
      return babble(length, rate, random);
  }
}

/** Paul Kellet's filter. */
function pink(length: number, { gauss }: Random): Float64Array {
  const poles = [
    [0.99886, 0.0555179],
    [0.99332, 0.0750759],
    [0.969, 0.153852],
    [0.8665, 0.3104856],
    [0.55, 0.5329522],
    [-0.7616, -0.016898],
  ] as const;
  const state = poles.map(() => 0);
  let last = 0;
  return new Float64Array(length).map(() => {
    const white = gauss();
    let sum = 0;
    poles.forEach(([pole, gain], i) => {
      state[i] = pole * (state[i] ?? 0) + white * gain;
      sum += state[i] ?? 0;
    });
    sum += last + white * 0.5362;
    last = white * 0.115926;
    return sum;
  });
}

const recordings = new Map<number, Float64Array>();

/** The recording from a random place on, over and over. */
function babble(length: number, rate: number, { uniform }: Random): Float64Array {
  const voices = recordings.get(rate) ?? recording(rate);
  recordings.set(rate, voices);
  const start = Math.floor(uniform() * voices.length);
  return Float64Array.from({ length }, (_, i) => voices[(start + i) % voices.length] ?? 0);
}

function recording(rate: number): Float64Array {
  const wav = readWav(BABBLE);
  return resample(Float64Array.from(wav.samples), wav.rate / rate);
}
