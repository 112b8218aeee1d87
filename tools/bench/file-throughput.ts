/**
 * How fast a file travels, beside a bare RTCDataChannel between pages of the same two browsers, whose messages have
 * the same size. Both in turn, so that what else the machine does meets both.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUFFER, CHUNK } from '../../src/talk/files/constants.ts';
import { connect, Person } from '../../tests/e2e/support/person.ts';
import { costOf } from '../lab/browsers/cost.ts';
import { launch, type BrowserKind, type View } from '../lab/browsers/index.ts';

const MEGABYTE = 1024 * 1024;
const BYTES = 128 * MEGABYTE;
const ROUNDS = 5;
const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
const TIMEOUT = 120_000;

const folder = await mkdtemp(path.join(tmpdir(), 'spontan-bench-'));
const file = path.join(folder, 'random.bin');
await writeFile(file, randomBytes(BYTES));

for (const sending of KINDS) for (const receiving of KINDS) await compare(sending, receiving);
await rm(folder, { recursive: true });

async function compare(sending: BrowserKind, receiving: BrowserKind): Promise<void> {
  const browsers = await Promise.all(
    [sending, receiving].map((kind) => launch(kind, { extension: path.resolve('dist', kind) })),
  );
  const [one, other] = browsers;
  if (!one || !other) throw new Error('no browsers');
  const [sender, receiver] = [await Person.atPage(one), await Person.atPage(other)];
  await Promise.all([sender.staysLocal(), receiver.staysLocal()]);
  await connect(sender, receiver);
  const bare: Run[] = [];
  const files: Run[] = [];
  const cost = () => costOf(one.pid).cpu + costOf(other.pid).cpu;
  const timed = async (run: () => Promise<number>): Promise<Run> => {
    const before = cost();
    const rate = await run();
    return { rate, cpu: ((cost() - before) * 1000 * MEGABYTE) / BYTES };
  };
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await timed(() => timeBare(sender.view, receiver.view)));
    files.push(await timed(() => timeFile(sender, receiver)));
  }
  const name = `${sending} to ${receiving}, ${BYTES / MEGABYTE} MiB, median of ${ROUNDS}`;
  const channel = print(`bare data channel of ${CHUNK / 1024} KiB messages, ${name}`, bare);
  const whole = print(`file, checked and saved, ${name}`, files);
  console.log(`file beside bare channel, ${name}: ${(whole / channel).toFixed(2)} of it`);
  await Promise.all(browsers.map((browser) => browser.close()));
}

interface Run {
  /** MiB a second. */
  rate: number;
  /** Milliseconds of processor time a MiB, of both browsers. */
  cpu: number;
}

/** @returns the median rate */
function print(name: string, runs: Run[]): number {
  const rate = median(runs.map((run) => run.rate));
  console.log(`${name}: ${rate.toFixed(1)} MiB/s`);
  console.log(`${name}, processor time: ${median(runs.map(({ cpu }) => cpu)).toFixed(0)} ms/MiB`);
  return rate;
}

/** From "Accept" to "complete and checked". @returns MiB a second */
async function timeFile(sender: Person, receiver: Person): Promise<number> {
  await sender.view.chooseFile('#send-files-input', file);
  await receiver.sees('.transfer-accept');
  const begin = performance.now();
  await receiver.view.click('.transfer-accept');
  await receiver.sees('.transfer[data-state="done"]', undefined, TIMEOUT);
  const seconds = (performance.now() - begin) / 1000;
  await sender.sees('.transfer[data-state="done"]');
  for (const { view } of [sender, receiver]) {
    await view.click('.transfer-remove');
    await view.waitFor('.transfer', { gone: true });
  }
  return BYTES / MEGABYTE / seconds;
}

type Global = typeof globalThis & { bench: { pc: RTCPeerConnection; got: Promise<void> } };

/** From the first message to the last one's arrival. @returns MiB a second */
async function timeBare(sender: View, receiver: View): Promise<number> {
  const gathered = async (pc: RTCPeerConnection) => {
    await pc.setLocalDescription();
    await new Promise<void>((resolve) => {
      const look = () => pc.iceGatheringState === 'complete' && resolve();
      pc.onicegatheringstatechange = look;
      look();
    });
    return pc.localDescription?.sdp ?? '';
  };
  const code = `const gathered = ${gathered.toString()};`;
  const offer = await sender.evaluate<string, []>(
    `(async () => { ${code}
      const pc = new RTCPeerConnection();
      const channel = pc.createDataChannel('bench', { negotiated: true, id: 1 });
      globalThis.bench = { pc, channel };
      return gathered(pc); })()`,
  );
  const answer = await receiver.evaluate<string, []>(
    `(async () => { ${code}
      const pc = new RTCPeerConnection();
      const channel = pc.createDataChannel('bench', { negotiated: true, id: 1 });
      channel.binaryType = 'arraybuffer';
      let bytes = 0;
      const got = new Promise((resolve) => {
        channel.onmessage = ({ data }) => { bytes += data.byteLength; if (bytes === ${BYTES}) resolve(); };
      });
      globalThis.bench = { pc, got };
      await pc.setRemoteDescription({ type: 'offer', sdp: ${JSON.stringify(offer)} });
      return gathered(pc); })()`,
  );
  await sender.evaluate<unknown, []>(
    `(async () => {
      const { pc, channel } = globalThis.bench;
      const open = new Promise((resolve) => { channel.onopen = resolve; });
      await pc.setRemoteDescription({ type: 'answer', sdp: ${JSON.stringify(answer)} });
      await open; })()`,
  );
  const begin = performance.now();
  await sender.evaluate<unknown, []>(
    `(() => {
      const { channel } = globalThis.bench;
      const message = crypto.getRandomValues(new Uint8Array(${CHUNK}));
      let sent = 0;
      const fill = () => {
        for (; sent < ${BYTES} && channel.bufferedAmount < ${BUFFER}; sent += ${CHUNK}) channel.send(message);
      };
      channel.bufferedAmountLowThreshold = ${BUFFER / 2};
      channel.onbufferedamountlow = fill;
      fill(); })()`,
  );
  await receiver.evaluate(() => (globalThis as Global).bench.got);
  const seconds = (performance.now() - begin) / 1000;
  for (const view of [sender, receiver])
    await view.evaluate(() => (globalThis as Global).bench.pc.close());
  return BYTES / MEGABYTE / seconds;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
