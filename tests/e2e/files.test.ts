import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { costOf } from '../../tools/lab/browsers/cost.ts';
import { temporaryFolder } from '../../tools/lab/browsers/process.ts';
import { download, hashOf } from './support/downloads.ts';
import { breakPaths, mendPaths } from './support/network.ts';
import { endPair, launchPair, type Pair } from './support/pair.ts';
import { connect, Person, talk } from './support/person.ts';

const MEGABYTE = 1024 * 1024;
/** For what a loaded machine takes its time to send. */
const LONG = 180_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let pair: Pair;
/** In Chromium and in Firefox. */
let alice: Person;
let bob: Person;
beforeAll(async () => {
  folder = await temporaryFolder('files');
  pair = await launchPair('chromium', 'firefox');
  alice = await Person.atPage(pair.one);
  bob = await Person.atPage(pair.other);
  await Promise.all([alice.staysLocal(), bob.staysLocal()]);
  await connect(alice, bob);
});
afterAll(async () => {
  await mendPaths();
  await endPair(pair);
  await folder.remove();
});
afterEach(async () => {
  for (const { view } of [alice, bob]) {
    while (await view.exists('.transfer-remove')) {
      const before = await view.count('.transfer');
      await view.click('.transfer-remove');
      await view.until((count) => document.querySelectorAll('.transfer').length < count, before);
    }
  }
});

/** @returns the path of a new file of random bytes */
async function file(name: string, bytes: number): Promise<string> {
  const whole = path.join(folder.folder, name);
  await writeFile(whole, '');
  for (let left = bytes; left > 0; left -= 16 * MEGABYTE)
    await writeFile(whole, randomBytes(Math.min(left, 16 * MEGABYTE)), { flag: 'a' });
  return whole;
}

const card = (from: 'me' | 'them', state: string) =>
  `.transfer[data-from="${from}"][data-state="${state}"]`;

/** Offers files, and has them accepted. */
async function send(sender: Person, receiver: Person, ...files: string[]): Promise<void> {
  await sender.view.chooseFile('#send-files-input', ...files);
  await receiver.view.click(`${card('them', 'offered')} .transfer-accept`);
}

async function arrives(sender: Person, receiver: Person): Promise<void> {
  await receiver.sees(card('them', 'done'), undefined, LONG);
  await sender.sees(card('me', 'done'));
}

async function isSaved(receiver: Person, source: string): Promise<void> {
  const { size } = await stat(source);
  const saved = await download(receiver.browser, path.basename(source), size);
  expect(await hashOf(saved)).toBe(await hashOf(source));
}

/** How far a transfer is, from 0 to 1. */
const share = ({ view }: Person) =>
  view.evaluate(
    () => document.querySelector<HTMLProgressElement>('.transfer progress')?.position ?? 0,
  );

async function reaches(person: Person, wanted: number): Promise<void> {
  while ((await share(person)) < wanted) await delay(20);
}

test('both ways at once, an empty one among them, and the conversation goes on', async () => {
  const [one, other] = [await file('one way.bin', 20 * MEGABYTE + 1), await file('back.bin', 20e6)];
  const empty = await file('empty.txt', 0);
  await Promise.all([send(alice, bob, one), send(bob, alice, other)]);
  await alice.says('while it is sent');
  await bob.hears('while it is sent');
  await Promise.all([arrives(alice, bob), arrives(bob, alice)]);
  await Promise.all([isSaved(bob, one), isSaved(alice, other)]);
  await send(alice, bob, empty);
  await arrives(alice, bob);
});

test('pause and go on by either side, cancel by either side, decline', async () => {
  const big = await file('big.bin', 100 * MEGABYTE);
  await send(alice, bob, big);
  await reaches(bob, 0.1);
  for (const [one, other] of [
    [alice, bob],
    [bob, alice],
  ] as const) {
    await one.view.click('.transfer-pause');
    await Promise.all([one, other].map((each) => each.sees('.transfer[data-state="paused"]')));
    await delay(500); // what was under way arrives
    const before = await share(one);
    await delay(500);
    expect(await share(one)).toBe(before);
    await one.view.click('.transfer-resume');
    await Promise.all([one, other].map((each) => each.sees('.transfer[data-state="running"]')));
  }
  await bob.view.click('.transfer-cancel');
  await Promise.all([alice.sees(card('me', 'ended')), bob.sees(card('them', 'ended'))]);
  await send(bob, alice, big);
  await reaches(alice, 0.05);
  await bob.view.click('.transfer-cancel');
  await Promise.all([bob.sees(card('me', 'ended')), alice.sees(`${card('them', 'ended')}`)]);
  await alice.view.chooseFile('#send-files-input', big);
  await bob.view.click('.transfer-decline');
  await alice.sees(`.transfer[data-id="f4"]${card('me', 'ended').slice('.transfer'.length)}`);
  expect(await readdir(pair.other.downloads)).not.toContain('big.bin');
});

test(
  'a folder of 10,000 files comes as one archive',
  async () => {
    const source = path.join(folder.folder, 'many');
    const contents = new Map<string, string>();
    for (let i = 0; i < 10_000; i++) {
      const name = `${i % 100}/${i % 7}/file ${i}.txt`;
      contents.set(name, i % 50 === 0 ? '' : `content ${i} `.repeat(i % 200));
      await mkdir(path.dirname(path.join(source, name)), { recursive: true });
      await writeFile(path.join(source, name), contents.get(name) ?? '');
    }
    await alice.view.chooseFile('#send-folder-input', source);
    await bob.sees(card('them', 'offered'), 'many', LONG);
    expect(await bob.view.text('.transfer')).toContain('10,000');
    await bob.view.click('.transfer-accept');
    await arrives(alice, bob);
    const saved = path.join(pair.other.downloads, 'many.zip');
    while (!(await isArchive(saved))) await delay(200);
    const files = unzipSync(await readFile(saved));
    expect(Object.keys(files)).toHaveLength(10_000);
    for (const [name, content] of contents)
      expect(Buffer.from(files[name] ?? 'none').toString()).toBe(content);
  },
  LONG,
);

/** The end of a ZIP is what is written last (APPNOTE 4.3.16). */
async function isArchive(archive: string): Promise<boolean> {
  const bytes = await readFile(archive).catch(() => Buffer.alloc(0));
  return bytes.lastIndexOf(Buffer.from('PK\x05\x06')) > 0;
}

test(
  'names that turn or climb become harmless ones',
  async () => {
    const names = ['con.txt', 'exe.\u202efdp', 'a\\..\\..\\b.txt', '<b>bold', 'trailing. .'];
    const sources = await Promise.all(names.map((name) => file(name, 1000)));
    await send(alice, bob, ...sources);
    await bob.sees(card('them', 'offered'), '5');
  },
  LONG,
);

test(
  'cut at 30 %, it goes on from there',
  async () => {
    const source = await file('cut.bin', 96 * MEGABYTE);
    await send(alice, bob, source);
    await reaches(bob, 0.3);
    await breakPaths();
    await Promise.all([alice.sees('.interrupted'), bob.sees('.interrupted')]);
    const before = await share(bob);
    expect(before).toBeLessThan(0.9);
    await mendPaths();
    await Promise.all([alice, bob].map(({ view }) => view.click('.interrupted #renew')));
    await Promise.all([alice.isIn('inviting'), bob.isIn('inviting')]);
    const [hers, his] = [await alice.readsCode(), await bob.readsCode()];
    await Promise.all([alice.takes(his), bob.takes(hers)]);
    await Promise.all([alice.isIn('connected'), bob.isIn('connected')]);
    await bob.sees(card('them', 'running'));
    expect(await share(bob)).toBeGreaterThanOrEqual(before);
    await arrives(alice, bob);
    await isSaved(bob, source);
  },
  LONG,
);

test(
  'a gigabyte, in the memory of a few megabytes',
  async () => {
    const source = await file('gigabyte.bin', 1024 * MEGABYTE);
    const memory = () => costOf(pair.other.pid).memory;
    const before = memory();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, memory())), 500);
    try {
      await send(alice, bob, source);
      await arrives(alice, bob);
      await isSaved(bob, source);
    } finally {
      clearInterval(watch);
    }
    expect(most - before).toBeLessThan(150 * MEGABYTE);
    await talk(alice, bob);
  },
  LONG,
);

test('nothing went wrong unseen', () => {
  expect([...pair.one.consoleErrors(), ...pair.other.consoleErrors()]).toEqual([]);
});
