import { spawn, type ChildProcess } from 'node:child_process';
import { modulate } from '../../../src/carriers/sound/modulator.ts';
import { Convolver } from './convolver.ts';
import { convolve, power, transducer } from './filters.ts';
import { noise, type Noise } from './noise.ts';
import type { Computer, Pulse } from './pulse.ts';
import { random, type Random } from './random.ts';
import { roomResponse } from './room.ts';

export interface LiveRoom {
  seed: number;
  /** Seconds of reverberation, dB of direct over reverberant sound: see `roomResponse`. */
  rt60: number;
  drr: number;
  noise: Exclude<Noise, 'none'>;
  /** dB over the noise of a sound that is played at this volume (1: as the modulator makes it). */
  snr: number;
  volume: number;
}

/** A living room in which somebody else is talking; the volume is that of a first try. */
export const ROOM: LiveRoom = { seed: 1, rt60: 0.4, drr: 0, noise: 'babble', snr: 10, volume: 0.4 };

const RATE = 48_000;

/** Samples at most that are dealt with at a time. */
const BLOCK = 4096;

/**
 * Samples at most that wait to be played, 0.2 s. Where the machine was busy, what comes late in one
 * go is left out: else everything would be late from then on.
 */
const BACKLOG = RATE / 5;

/** Seconds after which the noise begins anew. */
const NOISE = 10;

/**
 * As `channel`, while it happens: two computers of a `played` Pulse stand in one room. Each hears the
 * other and itself, both with the room's echo, and noise.
 * @returns ends it
 */
export function openLiveRoom(pulse: Pulse, room: LiveRoom): () => void {
  const dice = random(room.seed);
  const clients: ChildProcess[] = [];
  const client = (program: string, device: string, latency: number) => {
    const format = ['--raw', '--format=float32le', `--rate=${RATE}`, '--channels=1'];
    const args = [`--device=${device}`, `--latency-msec=${latency}`, ...format];
    const env = { ...process.env, PULSE_SERVER: pulse.server };
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], env });
    clients.push(child);
    return child;
  };
  const path = (from: Computer, to: Computer) => {
    const response = responseOf(room, dice);
    const convolver = new Convolver(response, BLOCK);
    const loop = from === to ? undefined : noiseOf(room, response, dice);
    let at = 0;
    let playedUntil = 0;
    const air = client('pacat', `air-${to}`, 100).stdin;
    // Until there is a server any more.
    air?.on('error', () => undefined);
    return (block: Float32Array) => {
      const heard = convolver.push(block);
      const now = (performance.now() / 1000) * RATE;
      if (playedUntil > now + BACKLOG) return;
      playedUntil = Math.max(playedUntil, now) + block.length;
      const mixed = loop ? heard.map((value) => value + (loop[at++ % loop.length] ?? 0)) : heard;
      air?.write(new Uint8Array(Float32Array.from(mixed).buffer));
    };
  };
  for (const from of ['one', 'other'] as const) {
    const paths = (['one', 'other'] as const).map((to) => path(from, to));
    let rest = Buffer.alloc(0);
    client('parec', `speaker-${from}.monitor`, 20).stdout?.on('data', (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      while (rest.length >= 4) {
        const length = Math.min(BLOCK, rest.length >> 2);
        const block = new Float32Array(Uint8Array.from(rest.subarray(0, 4 * length)).buffer);
        rest = rest.subarray(4 * length);
        for (const push of paths) push(block);
      }
    });
  }
  return () => clients.forEach((child) => child.kill());
}

/** Loudspeaker, room and microphone in one. */
function responseOf({ rt60, drr }: LiveRoom, dice: Random): Float64Array {
  const impulse = new Float64Array(RATE / 50);
  impulse[0] = 1;
  const speaker = transducer(impulse, RATE, 'laptop', 4, dice);
  return transducer(
    convolve(speaker, roomResponse(RATE, rt60, drr, dice)),
    RATE,
    'laptop',
    4,
    dice,
  );
}

function noiseOf(room: LiveRoom, response: Float64Array, dice: Random): Float64Array {
  const sound = modulate(new Uint8Array(80), { sampleRate: RATE });
  const signal = power(convolve(Float64Array.from(sound), response)) * room.volume ** 2;
  const loop = transducer(noise(room.noise, NOISE * RATE, RATE, dice), RATE, 'laptop', 4, dice);
  const gain = Math.sqrt((signal / power(loop)) * 10 ** (-room.snr / 10));
  return loop.map((value) => value * gain);
}
