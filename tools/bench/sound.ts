/**
 * `npm run bench -- sound [--seeds=40] [--first=1] [--hours=2] [--ggwave=40]`: how fast and how surely 80 bytes
 * arrive by sound in each kind of room, what listening costs, and whether it hears what was never
 * sent. ggwave gets the same seeds, or the first so many of them.
 */
import { parseArgs } from 'node:util';
import { BLOCK_SIZES } from '../../src/carriers/sound/block-sizes.ts';
import { Demodulator } from '../../src/carriers/sound/demodulator.ts';
import { TurboDecoder } from '../../src/carriers/sound/turbo-decoder.ts';
import { codedLength } from '../../src/carriers/sound/turbo-encoder.ts';
import { CELLS, type Cell } from '../lab/sound/cells.ts';
import { clutter } from '../lab/sound/clutter.ts';
import { ggwave } from '../lab/sound/ggwave.ts';
import { random } from '../lab/sound/random.ts';
import { type Modem, SPONTAN, trial } from '../lab/sound/trial.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '40' },
    first: { type: 'string', default: '1' },
    hours: { type: 'string', default: '2' },
    ggwave: { type: 'string' },
  },
});
const first = Number(values.first);

const RATE = 48000;

benchCells('sound', SPONTAN, Number(values.seeds));
benchDecoder();
benchListening(Number(values.hours));
for (const speed of ['FAST', 'FASTEST'] as const) {
  benchCells(`ggwave ${speed}`, await ggwave(speed), Number(values.ggwave ?? values.seeds));
}

function benchCells(name: string, modem: Modem, seeds: number): void {
  let wrong = 0;
  for (const cell of seeds > 0 ? CELLS : []) {
    const trials = Array.from({ length: seeds }, (_, i) => trial(modem, cell, first + i));
    wrong += trials.reduce((sum, each) => sum + each.wrong, 0);
    report(
      `${name}, ${cell.name}`,
      cell,
      trials.map((each) => each.seconds),
    );
  }
  if (seeds > 0) console.log(`${name}, wrong payloads: ${wrong} pieces`);
}

function report(name: string, cell: Cell, seconds: number[]): void {
  const sorted = seconds.toSorted((a, b) => a - b);
  const within = (limit: number) =>
    ((100 * sorted.filter((each) => each <= limit).length) / sorted.length).toFixed(1);
  const goal = `(goal ${100 * cell.share} %, ${sorted.length} seeds)`;
  console.log(`${name}, within ${cell.seconds} s: ${within(cell.seconds)} % ${goal}`);
  console.log(`${name}, at all: ${within(Number.MAX_VALUE)} %`);
  console.log(`${name}, median: ${(sorted[sorted.length >> 1] ?? Infinity).toFixed(3)} s`);
  console.log(`${name}, slowest: ${(sorted.at(-1) ?? Infinity).toFixed(3)} s`);
}

/** The longest decoding there is: the largest block, in vain. */
function benchDecoder(): void {
  const size = BLOCK_SIZES.at(-1);
  if (!size) return;
  const decoder = new TurboDecoder(size);
  const { gauss } = random(first);
  const soft = new Float32Array(codedLength(size.bits)).map(gauss);
  const times = Array.from({ length: 20 }, () => cpu(() => decoder.decode(soft, () => undefined)));
  const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
  console.log(`sound, decoding in vain, median: ${(1000 * median).toFixed(1)} ms`);
}

function benchListening(hours: number): void {
  let payloads = 0;
  let frames = 0;
  let seconds = 0;
  let spent = 0;
  const demodulator = new Demodulator({
    sampleRate: RATE,
    onPayload: () => payloads++,
    onFrame: () => frames++,
  });
  for (const sound of clutter(RATE, first)) {
    if (seconds >= 3600 * hours) break;
    spent += cpu(() => {
      for (let at = 0; at < sound.length; at += 1024)
        demodulator.push(sound.subarray(at, at + 1024));
    });
    seconds += sound.length / RATE;
  }
  console.log(`sound, clutter listened to: ${(seconds / 3600).toFixed(2)} hours`);
  console.log(`sound, clutter taken for frames: ${frames} pieces`);
  console.log(`sound, false payloads: ${payloads} pieces`);
  console.log(`sound, listening: ${((100 * spent) / seconds).toFixed(2)} % of one core`);
}

/** Seconds of processor time, whatever else the machine does. */
function cpu(work: () => void): number {
  const { user, system } = process.cpuUsage();
  work();
  const after = process.cpuUsage();
  return (after.user + after.system - user - system) / 1e6;
}
