import { unzipSync } from 'fflate';
import { checksums, pack } from '../../../tools/build/pack.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const files = { 'page.html': bytes('<p>'), 'icons/icon.svg': bytes('<svg/>') };

test('the same files make the same bytes, in whatever order and time zone they come', () => {
  const zone = process.env.TZ;
  const first = pack(files);
  process.env.TZ = 'Asia/Kathmandu';
  const again = pack(Object.fromEntries(Object.entries(files).reverse()));
  process.env.TZ = zone;
  expect(again).toEqual(first);
  expect(pack({ ...files, 'page.html': bytes('<b>') })).not.toEqual(first);
});

test('what was packed comes out again', () => {
  const unpacked = unzipSync(pack(files));
  expect(Object.keys(unpacked)).toEqual(['icons/icon.svg', 'page.html']);
  expect(unpacked['page.html']).toEqual(files['page.html']);
});

test('checksums are sorted by name and as sha256sum writes them', () => {
  // FIPS 180-4, the examples' "abc" and the empty message.
  expect(checksums({ b: bytes('abc'), a: bytes('') })).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n' +
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b\n',
  );
});
