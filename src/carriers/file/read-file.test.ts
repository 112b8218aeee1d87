import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_TEXT } from '../../signal/limits.ts';
import { readFile } from './read-file.ts';

const text = (content: BlobPart, type = 'text/plain') => new File([content], 'code.txt', { type });
const utf16 = (words: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 * words.length + 2));
  [...`\ufeff${words}`].forEach((c, i) => view.setUint16(2 * i, c.charCodeAt(0), littleEndian));
  return view;
};

test.each([
  ['UTF-8', text('Grüße: code'), 'Grüße: code'],
  ['UTF-8 with a mark', text('\ufeffGrüße: code'), 'Grüße: code'],
  ['UTF-16', text(utf16('Grüße: code', true)), 'Grüße: code'],
  ['UTF-16, the other way round', text(utf16('Grüße: code', false)), 'Grüße: code'],
  [
    'Latin-1',
    text(Uint8Array.from(Buffer.from('Viele Grüße aus Ulm: code', 'latin1'))),
    'Viele Gr\ufffd\ufffde aus Ulm: code',
  ],
  ['a mail without a type', text('Subject: hi\r\n\r\ncode', ''), 'Subject: hi\r\n\r\ncode'],
  ['as long as a text may be', text('x'.repeat(MAX_TEXT)), 'x'.repeat(MAX_TEXT)],
])('%s', async (_, file, words) => expect(await readFile(file)).toBe(words));

test.each([
  ['nothing', text(''), 'file-empty'],
  ['spaces', text(' \n\t'), 'file-empty'],
  ['a byte order mark alone', text('\ufeff'), 'file-empty'],
  ['zeros', text(new Uint8Array(100)), 'file-not-text'],
  [
    'a program',
    text(Uint8Array.from({ length: 4000 }, (_, i) => (i * 31 + 1) & 255)),
    'file-not-text',
  ],
  ['compressed data', text(Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 0xff, 0xfe)), 'file-not-text'],
  ['50 MB', text(new Uint8Array(50 * 1024 * 1024)), 'file-too-big'],
  ['a picture of 50 MB', text(new Uint8Array(50 * 1024 * 1024), 'image/png'), 'file-too-big'],
])('%s is refused', async (_, file, reason) => {
  await expect(readFile(file)).rejects.toMatchObject({ name: 'FileError', reason });
});

/** A file whose content has changed since it was chosen, so that it cannot be read any more. */
async function gone(size: number): Promise<File> {
  const folder = await mkdtemp(join(tmpdir(), 'spontan-file-'));
  const path = join(folder, 'code.txt');
  await writeFile(path, new Uint8Array(size));
  const file = new File([await openAsBlob(path)], 'code.txt', { type: 'text/plain' });
  await rm(folder, { recursive: true });
  return file;
}

test('what cannot be read is said to be so', async () => {
  await expect(readFile(await gone(100))).rejects.toMatchObject({ reason: 'file-unreadable' });
});

test('what is too big is not even tried', async () => {
  await expect(readFile(await gone(200_000))).rejects.toMatchObject({ reason: 'file-too-big' });
});
