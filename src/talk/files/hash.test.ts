import { createHash } from 'node:crypto';
import { BlockHashes, isHash, sha256 } from './hash.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

// FIPS 180-2, appendix B.1
test('SHA-256 of "abc"', async () => {
  const hash = await sha256(bytes('abc'));
  expect(Buffer.from(hash).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(isHash(Buffer.from(hash).toString('base64url'), hash)).toBe(true);
  expect(isHash('', hash)).toBe(false);
  expect(isHash('!', hash)).toBe(false);
});

test('the hash of all is that of the hashes, whatever was there before a part came again', async () => {
  const [one, other] = await Promise.all([sha256(bytes('one')), sha256(bytes('other'))]);
  const hashes = new BlockHashes();
  hashes.set(0, other);
  hashes.set(1, other);
  hashes.set(0, one);
  expect(hashes.holds(1, other)).toBe(false);
  hashes.set(1, other);
  expect(hashes.holds(1, other)).toBe(true);
  const expected = createHash('sha256').update(one).update(other).digest('base64url');
  expect(await hashes.root()).toBe(expected);
});
