import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { builtExtension } from './support/pair.ts';
import { connect, Person } from './support/person.ts';

const KINDS: BrowserKind[] = ['chromium', 'firefox'];

let folder = '';
let browsers: TestBrowser[] = [];
let alice: Person;
let bob: Person;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'spontan-files-'));
  browsers = await Promise.all(
    KINDS.map((kind) => launch(kind, { extension: builtExtension(kind) })),
  );
  const [one, other] = browsers;
  if (!one || !other) throw new Error('no browsers');
  alice = await Person.atPage(one);
  bob = await Person.atPage(other);
  await Promise.all([alice.staysLocal(), bob.staysLocal()]);
  await connect(alice, bob);
});
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await rm(folder, { recursive: true });
});

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** The browser copies what it downloads; under its name there is nothing, or an empty file, until it has. */
async function hashOfDownload({ browser }: Person, name: string): Promise<string> {
  const file = path.join(browser.downloads, name);
  const deadline = Date.now() + 30_000;
  let before = 0;
  while (Date.now() < deadline) {
    const size = await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
    if (size > 0 && size === before) return hashOf(file);
    before = size;
    await delay(250);
  }
  throw new Error(`${name} was not saved`);
}

test('a file each way', async () => {
  const file = path.join(folder, 'a picture.jpg');
  await writeFile(file, randomBytes(5_000_001));
  for (const [sender, receiver] of [
    [alice, bob],
    [bob, alice],
  ] as const) {
    await sender.view.chooseFile('#send-files-input', file);
    await receiver.sees('.transfer[data-from="them"][data-state="offered"]', 'a picture.jpg');
    await receiver.view.click('.transfer-accept');
    await receiver.sees('.transfer[data-from="them"][data-state="done"]', 'a picture.jpg');
    await sender.sees('.transfer[data-from="me"][data-state="done"]', 'a picture.jpg');
    expect(await hashOfDownload(receiver, 'a picture.jpg')).toBe(await hashOf(file));
  }
});
