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
import { launch, type BrowserKind, type View } from '../lab/browsers/index.ts';

const MEGABYTE = 1024 * 1024;
const BYTES = 256 * MEGABYTE;
const ROUNDS = 3;
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
  const bare: number[] = [];
  const files: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await timeBare(sender.view, receiver.view));
    files.push(await timeFile(sender, receiver));
  }
  const name = `${sending} to ${receiving}, ${BYTES / MEGABYTE} MiB, median of ${ROUNDS}`;
  const [channel, whole] = [median(bare), median(files)];
  console.log(
    `bare data channel of ${CHUNK / 1024} KiB messages, ${name}: ${channel.toFixed(1)} MiB/s`,
  );
  console.log(`file, checked and saved, ${name}: ${whole.toFixed(1)} MiB/s`);
  console.log(`file beside bare channel, ${name}: ${(whole / channel).toFixed(2)} of it`);
  await Promise.all(browsers.map((browser) => browser.close()));
}

/** From "Accept" to "complete and checked". @returns MiB a second */
async function timeFile(sender: Person, receiver: Person): Promise<number> {
  await sender.view.chooseFile('#send-files-input', file);
  await receiver.sees('.transfer[data-state="offered"]');
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
