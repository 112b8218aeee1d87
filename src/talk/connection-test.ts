import type { Link } from '../connection/link.ts';
import { Pattern } from './pattern.ts';

/**
 * The connection test. On a channel of its own each side sends a stream that the other one can make
 * as well, and compares what it gets byte by byte. So it shows that the connection carries bulk data
 * whole, both ways at once, and how fast.
 */
export const TEST_CHANNEL = 'spontan-test';
/** Bytes each way: long enough to fill every buffer on the way several times. */
export const TEST_BYTES = 20 * 1024 * 1024;

/** Every browser takes messages of 64 KiB (RFC 8841 §6.1: the default where nothing is said). */
const CHUNK = 64 * 1024;
/** What may wait in the browser: enough that the channel never runs dry. */
const BUFFER = 1024 * 1024;
/** How often the receiver says how far it is, in bytes; divides {@link TEST_BYTES}. */
const REPORT_EVERY = 512 * 1024;
/** Nothing came or went for so long: the test has failed. Milliseconds. */
const SILENCE_LIMIT = 20_000;

/** The two directions carry different streams. */
const OPENER_SEED = 0x5907a1;
const ANSWERER_SEED = 0x1a7095;

export interface TestResult {
  /** Bytes that the other side confirmed, and bytes that came and were right. */
  sent: number;
  received: number;
  total: number;
  state: 'running' | 'passed' | 'failed';
  /** Once it has passed: bytes a second in each direction. */
  rate?: number;
}

/** Opens a test over `link`. */
export function startTest(link: Link, onChange: (result: TestResult) => void): void {
  const channel = link.openChannel(TEST_CHANNEL);
  runTest(channel, OPENER_SEED, ANSWERER_SEED, (result) => {
    if (result.state === 'passed') channel.close(); // what is queued still goes out (RFC 8831 §6.7)
    onChange(result);
  });
}

/** Takes part in a test that the other side opened. */
export function joinTest(channel: RTCDataChannel, onChange: (result: TestResult) => void): void {
  runTest(channel, ANSWERER_SEED, OPENER_SEED, onChange);
}

function runTest(
  channel: RTCDataChannel,
  ownSeed: number,
  otherSeed: number,
  onChange: (result: TestResult) => void,
): void {
  const own = new Pattern(ownSeed);
  const other = new Pattern(otherSeed);
  let result: TestResult = { sent: 0, received: 0, total: TEST_BYTES, state: 'running' };
  let queued = 0;
  let received = 0;
  let startedAt = Date.now();
  let silence: ReturnType<typeof setTimeout> | undefined;

  const update = (change: Partial<TestResult>) => {
    if (result.state !== 'running') return;
    clearTimeout(silence);
    result = { ...result, ...change };
    if (result.sent === TEST_BYTES && result.received === TEST_BYTES) {
      const seconds = (Date.now() - startedAt) / 1000;
      result = { ...result, state: 'passed', rate: TEST_BYTES / seconds };
    }
    if (result.state === 'running') silence = setTimeout(fail, SILENCE_LIMIT);
    onChange(result);
  };
  const fail = () => {
    update({ state: 'failed' });
    channel.close();
  };
  const fill = () => {
    while (queued < TEST_BYTES && channel.bufferedAmount < BUFFER) {
      if (channel.readyState !== 'open') return;
      channel.send(own.next(CHUNK / 4));
      queued += CHUNK;
    }
  };
  const receive = (words: Uint32Array) => {
    const expected = other.next(words.length);
    received += words.byteLength;
    if (received > TEST_BYTES || !words.every((word, index) => word === expected[index])) {
      return fail();
    }
    if (received % REPORT_EVERY > 0) return;
    // What came before the other side closed it is still read.
    if (channel.readyState !== 'open') return;
    channel.send(String(received));
    update({ received });
  };
  const start = () => {
    startedAt = Date.now();
    fill();
  };

  channel.binaryType = 'arraybuffer';
  channel.bufferedAmountLowThreshold = BUFFER / 2;
  channel.addEventListener('bufferedamountlow', fill);
  channel.addEventListener('close', fail);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (result.state !== 'running') return;
    if (data instanceof ArrayBuffer) {
      if (data.byteLength === CHUNK) receive(new Uint32Array(data));
      else fail();
    } else {
      const sent = Number(data);
      if (Number.isInteger(sent) && sent > result.sent && sent <= queued) update({ sent });
      else fail();
    }
  });
  update({});
  if (channel.readyState === 'open') start();
  else channel.addEventListener('open', start, { once: true });
}
