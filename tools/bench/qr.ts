/** What the camera reads of QR codes, on simulated frames; raw jsQR beside it on the same ones. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { bytesToSymbol } from '../../src/carriers/qr/symbol.ts';
import { toBase45 } from '../../src/carriers/qr/base45.ts';
import { toShow, type QrAnimation } from '../../src/carriers/qr/encode.ts';
import { FrameCollector } from '../../src/carriers/qr/fountain.ts';
import { readByJsqr } from '../../src/carriers/qr/jsqr.ts';
import { fromMessage, readScanned } from '../../src/carriers/qr/payload.ts';
import { openZxing, type ReadSymbols } from '../../src/carriers/qr/zxing.ts';
import { encodeBytes } from '../../src/signal/code.ts';
import { CONDITIONS, takeFrame, type Condition, type Frame } from '../lab/camera/camera.ts';
import { seeded, type Random } from '../lab/camera/random.ts';
import { CASES, sample } from '../lab/sdp/cases.ts';

/** The seed of the first frame; every other counts on from it. */
const FIRST_SEED = 20_000;
const FRAMES_A_CONDITION = 20;
const SEQUENCES_A_CONDITION = 20;
const FRAMES_A_SEQUENCE = 10;

const MESSAGE_CHARACTERS = 2000;
const FRAMES_PER_SECOND = 10;
const LOST = 0.3;
const MESSAGE_RUNS = 100;
/** Through the camera a run takes seconds. */
const MESSAGE_RUNS_BY_CAMERA = 10;
/** A minute of frames without the message: then it never comes. */
const MOST_FRAMES = 60 * FRAMES_PER_SECOND;

let seed = FIRST_SEED;
const nextSeed = () => seed++;

export async function benchQr(print: (line: string) => void = console.log): Promise<void> {
  const require = createRequire(import.meta.url);
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const ours = await openZxing(wasm.buffer);
  print(`seed of the first frame: ${FIRST_SEED} number`);
  print(`code: ${typicalCode(seeded(FIRST_SEED)).length} bytes`);
  print(`conditions: ${CONDITIONS.length} pieces`);
  print(`frames of each condition: ${FRAMES_A_CONDITION} pieces`);
  await benchFrames({ 'this decoder': ours, 'raw jsQR': readByJsqr }, print);
  await benchSequences(ours, print);
  await benchMessages(ours, print);
}

/** A code of 68 bytes, with a public address and one that the router gave; fresh keys each. */
function typicalCode(random: Random): Uint8Array {
  const { candidates = [] } = CASES['host + srflx, other port, public'] ?? {};
  const fingerprint = Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256));
  return encodeBytes({ ...sample('chromium', 'invite', candidates), fingerprint });
}

interface Shot {
  condition: Condition;
  text: string;
  frame: Frame;
}

function takeShot(condition: Condition): Shot {
  const at = nextSeed();
  const bytes = typicalCode(seeded(at));
  return {
    condition,
    text: toBase45(bytes),
    frame: takeFrame(bytesToSymbol(bytes), condition, at),
  };
}

async function benchFrames(
  readers: Record<string, ReadSymbols>,
  print: (line: string) => void,
): Promise<void> {
  const results = Object.keys(readers).map((name) => ({
    name,
    hits: [] as Condition[],
    times: [] as number[],
  }));
  let count = 0;
  for (const condition of CONDITIONS) {
    for (let i = 0; i < FRAMES_A_CONDITION; i++, count++) {
      const { text, frame } = takeShot(condition);
      for (const { name, hits, times } of results) {
        const before = process.cpuUsage();
        const texts = await readers[name]?.(frame);
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1000);
        if (texts?.includes(text)) hits.push(condition);
      }
    }
  }
  for (const { name, hits, times } of results) {
    print(`${name}, frames decoded: ${percent(hits.length / count)} %`);
    for (const condition of CONDITIONS) {
      const share = hits.filter((hit) => hit === condition).length / FRAMES_A_CONDITION;
      print(`${name}, frames decoded, ${condition}: ${percent(share)} %`);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) =>
      (sorted[Math.round(share * (sorted.length - 1))] ?? NaN).toFixed(1);
    print(`${name}, CPU a frame, median: ${at(0.5)} ms`);
    print(`${name}, CPU a frame, 95th percentile: ${at(0.95)} ms`);
  }
}

/** Somebody holds a code before the camera for as long as ten frames. */
async function benchSequences(read: ReadSymbols, print: (line: string) => void): Promise<void> {
  let [hits, count] = [0, 0];
  seed = FIRST_SEED + 10_000;
  for (const condition of CONDITIONS) {
    for (let i = 0; i < SEQUENCES_A_CONDITION; i++, count++) {
      const bytes = typicalCode(seeded(nextSeed()));
      const [symbol, text] = [bytesToSymbol(bytes), toBase45(bytes)];
      const seeds = Array.from({ length: FRAMES_A_SEQUENCE }, nextSeed);
      for (const at of seeds) {
        if (!(await read(takeFrame(symbol, condition, at))).includes(text)) continue;
        hits += 1;
        break;
      }
    }
  }
  const name = `this decoder, sequences of ${FRAMES_A_SEQUENCE} frames`;
  print(`${name}: ${count} pieces`);
  print(`${name} decoded: ${percent(hits / count)} %`);
}

/** How long an animated message takes until it is whole. */
async function benchMessages(read: ReadSymbols, print: (line: string) => void): Promise<void> {
  const name = `animated, ${MESSAGE_CHARACTERS} characters, ${FRAMES_PER_SECOND} frames/s, ${LOST * 100} % lost`;
  const random = seeded(FIRST_SEED + 20_000);
  const times = Array.from({ length: MESSAGE_RUNS }, () => timeMessage(random));
  report(`${name}, ${MESSAGE_RUNS} runs`, await Promise.all(times), print);
  const byCamera: number[] = [];
  for (let run = 0; run < MESSAGE_RUNS_BY_CAMERA; run++)
    byCamera.push(await timeMessage(random, read));
  report(`${name}, and by the camera in all conditions, ${byCamera.length} runs`, byCamera, print);
}

/** Seconds. With `read` each frame that is not lost has to be read from a camera's frame as well. */
async function timeMessage(random: Random, read?: ReadSymbols): Promise<number> {
  const text = randomText(random);
  const show = toShow(text);
  if (show.kind !== 'animated') throw new Error('the message is too short');
  const collector = new FrameCollector();
  // The camera may come at any time.
  const first = Math.floor(random() * 1000);
  for (let frames = 1; frames <= MOST_FRAMES; frames++) {
    if (random() < LOST) continue;
    const number = first + frames - 1;
    for (const seen of await look(show, number, read)) {
      const scanned = readScanned(seen);
      if (scanned.kind !== 'frame') continue;
      const { message } = collector.add(scanned.frame);
      if (!message) continue;
      if (fromMessage(message) !== text) throw new Error('another message');
      return frames / FRAMES_PER_SECOND;
    }
  }
  return Infinity;
}

async function look(show: QrAnimation, number: number, read?: ReadSymbols): Promise<string[]> {
  if (!read) return [toBase45(show.frame(number))];
  const condition = CONDITIONS[number % CONDITIONS.length] ?? 'plain';
  return read(takeFrame(show.symbol(number), condition, nextSeed()));
}

/** Letters that no compression shortens much: harder than any SDP. */
function randomText(random: Random): string {
  const letter = () => String.fromCharCode(33 + Math.floor(random() * 94));
  return Array.from({ length: MESSAGE_CHARACTERS }, letter).join('');
}

function report(name: string, seconds: number[], print: (line: string) => void): void {
  const sorted = seconds.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
  print(`${name}, median: ${at(0.5).toFixed(1)} s`);
  print(`${name}, max: ${at(1).toFixed(1)} s`);
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchQr();
