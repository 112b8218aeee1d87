import { payloadOf } from '../../../tools/lab/sound/trial.ts';
import { Demodulator } from './demodulator.ts';
import { modulate } from './modulator.ts';

const FRAME_SECONDS = 2528 / 6000;

/** What is understood of sounds with silence around each, taken in blocks of so many samples. */
function hear(sounds: Float32Array[], sampleRate: number, block = 1024): Uint8Array[] {
  const heard: Uint8Array[] = [];
  const demodulator = new Demodulator({ sampleRate, onPayload: (bytes) => heard.push(bytes) });
  const silence = new Float32Array(0.3 * sampleRate);
  for (const sound of [silence, ...sounds.flatMap((each) => [each, silence])]) {
    for (let at = 0; at < sound.length; at += block) {
      demodulator.push(sound.subarray(at, at + block));
    }
  }
  return heard;
}

it.each([1, 2, 11, 12, 80, 123, 124, 199, 200])('carries %i bytes', (length) => {
  const payload = payloadOf(length, length);
  expect(hear([modulate(payload, { sampleRate: 48000 })], 48000)).toEqual([payload]);
});

it.each([16000, 22050, 32000, 44056, 44100, 48000, 96000, 192000])(
  'works at %i Hz',
  (sampleRate) => {
    const payload = payloadOf(sampleRate, 80);
    expect(hear([modulate(payload, { sampleRate })], sampleRate)).toEqual([payload]);
  },
);

it.each([1, 127, 128, 5000, 1e6])('takes blocks of %i samples', (block) => {
  const payload = payloadOf(block, 80);
  expect(hear([modulate(payload, { sampleRate: 44100 })], 44100, block)).toEqual([payload]);
});

it.each([new Uint8Array(80), new Uint8Array(80).fill(255)])(
  'carries monotonous bytes',
  (payload) => {
    expect(hear([modulate(payload, { sampleRate: 48000 })], 48000)).toEqual([payload]);
  },
);

it('lasts whole frames, at least one and at least as long as asked', () => {
  const frames = (seconds?: number) => {
    const sound = modulate(payloadOf(1, 80), { sampleRate: 48000, seconds });
    return Math.floor(sound.length / 48000 / FRAME_SECONDS);
  };
  expect(frames()).toBe(1);
  expect(frames(0.42)).toBe(1);
  expect(frames(0.43)).toBe(2);
  expect(frames(3)).toBe(8);
});

it('stays below full scale', () => {
  const sound = modulate(payloadOf(1, 200), { sampleRate: 44100, seconds: 2 });
  const peak = Math.max(...sound.map(Math.abs));
  expect(peak).toBeGreaterThan(0.85);
  expect(peak).toBeLessThan(0.95);
});

it('understands every frame of a transmission', () => {
  const payload = payloadOf(3, 80);
  const sound = modulate(payload, { sampleRate: 48000, seconds: 2 });
  expect(hear([sound], 48000)).toEqual(Array.from({ length: 5 }, () => payload));
});

it('joins in the middle', () => {
  const payload = payloadOf(4, 200);
  const sound = modulate(payload, { sampleRate: 48000, seconds: 1.2 });
  expect(hear([sound.subarray(0.3 * 48000)], 48000)[0]).toEqual(payload);
});

it('tells payloads one right after the other apart', () => {
  const payloads = [1, 2, 3].map((seed) => payloadOf(seed, 80));
  const sounds = payloads.map((payload) => modulate(payload, { sampleRate: 48000 }));
  const joined = Float32Array.from(sounds.flatMap((sound) => [...sound]));
  expect(hear([joined], 48000)).toEqual(payloads);
});

it('needs less than a thousandth of full scale', () => {
  const payload = payloadOf(5, 80);
  const quiet = modulate(payload, { sampleRate: 48000 }).map((sample) => sample / 1000);
  expect(hear([quiet], 48000)).toEqual([payload]);
});

it.each([0, 201])('refuses a payload of %i bytes', (length) => {
  expect(() => modulate(new Uint8Array(length), { sampleRate: 48000 })).toThrow(RangeError);
});

it.each([0, 8000, 15999, 192001, 44100.5, NaN, Infinity])('refuses %d Hz', (sampleRate) => {
  expect(() => modulate(Uint8Array.of(1), { sampleRate })).toThrow(RangeError);
  expect(() => new Demodulator({ sampleRate, onPayload: () => undefined })).toThrow(RangeError);
});

it('survives samples that are no numbers', () => {
  const payload = payloadOf(6, 80);
  const sound = modulate(payload, { sampleRate: 48000 });
  const broken = new Float32Array(1000).fill(NaN);
  const huge = new Float32Array(1000).fill(Infinity);
  expect(hear([broken, huge, sound], 48000)).toEqual([payload]);
});
