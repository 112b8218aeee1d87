import { crc32 } from './crc32.ts';

it('gives the check value of its specification', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
