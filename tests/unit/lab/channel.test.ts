import { channel } from '../../../tools/lab/sound/channel.ts';
import { power } from '../../../tools/lab/sound/filters.ts';
import { random } from '../../../tools/lab/sound/random.ts';

const RATE = 48000;
const { gauss } = random(7);
const signal = new Float32Array(RATE).map(gauss);
const plain = { band: 'flat', ripple: 0, rt60: 0, noise: 'none', lead: 0.2, tail: 0.5 } as const;

const mean = (samples: Float32Array, from: number, to: number) =>
  power(Float64Array.from(samples.subarray(from, to)));

it('gives the same samples for the same seed, others for another', () => {
  const options = { ...plain, rt60: 0.4, noise: 'babble', clicks: 3, agc: true } as const;
  const one = channel(signal, RATE, { ...options, seed: 1 }).samples;
  expect(channel(signal, RATE, { ...options, seed: 1 }).samples).toEqual(one);
  expect(channel(signal, RATE, { ...options, seed: 2 }).samples).not.toEqual(one);
});

it.each(['white', 'pink', 'babble'] as const)('adds %s noise of the level asked for', (noise) => {
  const { samples, start } = channel(signal, RATE, { ...plain, noise, snr: 0, band: 'laptop' });
  const before = mean(samples, start / 2, start);
  const during = mean(samples, start, start + RATE);
  // In 300 to 8000 Hz, which the laptop's band nearly is; speech comes and goes.
  const snr = 10 * Math.log10(during / before - 1);
  expect(Math.abs(snr)).toBeLessThan(noise === 'babble' ? 8 : 2);
});

it('echoes: 60 dB less after the time of reverberation', () => {
  const { samples, start } = channel(signal, RATE, { ...plain, rt60: 0.4, drr: 0, micLevel: -9 });
  const level = (seconds: number) => {
    const from = Math.round(start + RATE * (1 + seconds));
    return 10 * Math.log10(mean(samples, from, from + 0.02 * RATE));
  };
  expect(level(0.05) - level(0.25)).toBeGreaterThan(24);
  expect(level(0.05) - level(0.25)).toBeLessThan(36);
});

it('changes rates and clocks', () => {
  const { samples, rate } = channel(signal, RATE, { ...plain, rateOut: 44100, ppm: 1000 });
  const { samples: same } = channel(signal, RATE, plain);
  expect(rate).toBe(44100);
  expect(samples.length / same.length).toBeCloseTo(44100 / RATE / 1.001, 4);
});
