import { random } from '../../../tools/lab/sound/random.ts';
import { BLOCK_SIZES } from './block-sizes.ts';
import { VERSIONS, frameOrder } from './rate-matching.ts';
import { TurboDecoder } from './turbo-decoder.ts';
import { codedLength, interleaver, turboEncode } from './turbo-encoder.ts';

const sizes = BLOCK_SIZES.map((size) => ({ ...size, title: `${size.bits} bits` }));
const versions = Array.from({ length: VERSIONS }, (_, version) => version);

function randomBlock(bits: number, seed: number): Uint8Array {
  const { uniform } = random(seed);
  return Uint8Array.from({ length: bits }, () => (uniform() < 0.5 ? 0 : 1));
}

it.each(sizes)('interleaves $title to every place once, neighbours far apart', (size) => {
  const order = interleaver(size);
  expect(new Set(order).size).toBe(size.bits);
  for (let i = 1; i < order.length; i++) {
    expect(Math.abs((order[i] ?? 0) - (order[i - 1] ?? 0))).toBeGreaterThan(3);
  }
});

it.each(sizes)('corrects $title at 1 dB and rate 1/3', (size) => {
  const block = randomBlock(size.bits, size.bits);
  const { gauss } = random(1);
  // BPSK of power 1 in real noise; a third of the energy of a bit of the block.
  const variance = 1 / (2 * (1 / 3) * 10 ** (1 / 10));
  const soft = Float32Array.from(
    turboEncode(block, size),
    (bit) => (2 * (1 - 2 * bit + Math.sqrt(variance) * gauss())) / variance,
  );
  const found = new TurboDecoder(size).decode(soft, (bits) =>
    Buffer.compare(bits, block) === 0 ? true : undefined,
  );
  expect(soft.some((value, i) => i < size.bits && value < 0 !== (block[i] === 1))).toBe(true);
  expect(found).toBe(true);
});

it.each(sizes)('sends all of $title in its frames', ({ bits }) => {
  const sent = new Set(versions.flatMap((version) => [...frameOrder(bits, version)]));
  expect(sent.size).toBe(codedLength(bits));
});
