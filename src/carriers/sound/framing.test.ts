import fc from 'fast-check';
import { BLOCK_SIZES } from './block-sizes.ts';
import { fromBlock, toBlock } from './framing.ts';

const payload = fc.uint8Array({ minLength: 1, maxLength: 200 });

it('gives every payload back', () => {
  fc.assert(fc.property(payload, (bytes) => expect(fromBlock(toBlock(bytes))).toEqual(bytes)));
});

it('refuses a block with any bit wrong', () => {
  fc.assert(
    fc.property(payload, fc.nat(), (bytes, place) => {
      const block = toBlock(bytes);
      const wrong = place % block.length;
      block[wrong] = 1 - (block[wrong] ?? 0);
      expect(fromBlock(block)).toBeUndefined();
    }),
  );
});

it('refuses zeros and ones', () => {
  for (const { bits } of BLOCK_SIZES) {
    expect(fromBlock(new Uint8Array(bits))).toBeUndefined();
    expect(fromBlock(new Uint8Array(bits).fill(1))).toBeUndefined();
  }
});
