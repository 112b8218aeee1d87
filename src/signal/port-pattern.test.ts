import { sample } from '../../tools/lab/sdp/cases.ts';
import { BitReader, BitWriter } from './bits.ts';
import { decodeBytes, encodeBytes } from './code.ts';
import { crc16 } from './crc16.ts';
import type { Description } from './description.ts';
import { isPattern, PATTERN_BITS, readPattern, writePattern } from './port-pattern.ts';

const plain = sample('chromium', 'invite', [
  { type: 'srflx', address: '84.173.22.91', port: 1024 },
]);

it('has a pattern for each number', () => {
  for (let number = 0; number < 2 ** PATTERN_BITS; number++) {
    const writer = new BitWriter();
    writer.write(number, PATTERN_BITS);
    const bytes = writer.toBytes();
    const pattern = readPattern(new BitReader(bytes));
    expect(pattern === undefined || isPattern(pattern)).toBe(true);
    const again = new BitWriter();
    writePattern(again, pattern);
    expect(again.toBytes()).toEqual(bytes);
  }
});

it('costs three bytes where it is needed, and two for each further port', () => {
  const size = (more: Partial<Description>) => encodeBytes({ ...plain, ...more }).length;
  const ports = { order: 'sequential', step: -2 } as const;
  expect(size({ ports })).toBe(size({}) + 3);
  expect(size({ ports, morePorts: [1, 65_535] })).toBe(size({}) + 7);
  expect(size({ morePorts: [] })).toBe(size({}));
});

it('is found again in the code', () => {
  const description: Description = {
    ...plain,
    ports: { order: 'random', bits: 10 },
    morePorts: [1, 2, 3, 4, 5, 6, 65_535],
  };
  expect(decodeBytes(encodeBytes(description))).toEqual(description);
});

it.each([
  [{ ports: { order: 'sequential', step: 9 } }],
  [{ ports: { order: 'sequential', step: 0 } }],
  [{ ports: { order: 'random', bits: 17 } }],
  [{ morePorts: [0] }],
  [{ morePorts: [1, 2, 3, 4, 5, 6, 7, 8] }],
] as const)('refuses to write %j', (more) => {
  expect(() => encodeBytes({ ...plain, ...more } as Description)).toThrow();
});

it('refuses port 0 in a code', () => {
  const bytes = encodeBytes({ ...plain, morePorts: [5] });
  const body = bytes.slice(0, -2);
  body.set([0, 0], body.length - 2);
  const crc = crc16(body);
  expect(() => decodeBytes(Uint8Array.from([...body, crc >> 8, crc & 255]))).toThrow();
});
