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
/** Browsers take their time to give a silent path up. */
const NOTICED = 60_000;
/** For what a loaded machine takes its time to send. */
const LONG = 180_000;
/** The same for a gigabyte, where a machine has 4 MB a second for a bare data channel. */
const VERY_LONG = 600_000;

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
  await alice.view.evaluate(becomeHostile);
  await connect(alice, bob);
});
afterAll(async () => {
  await mendPaths();
  await endPair(pair);
  await folder.remove();
});
afterEach(async () => {
  await mendPaths();
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
  await receiver.sees(card('them', 'done'), undefined, VERY_LONG);
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

const PAUSED = '.transfer[data-state="paused"]';
/** For what was under way when it paused: the window of blocks, written by a busy disk. */
const UNDER_WAY = 20_000;

/** Nothing more comes for a second, once what was under way has arrived. */
async function standsStill(person: Person): Promise<void> {
  const deadline = Date.now() + UNDER_WAY;
  for (let before = -1, now = await share(person); now !== before; now = await share(person)) {
    if (Date.now() > deadline) throw new Error(`it moves on, and is at ${now}`);
    before = now;
    await delay(1000);
  }
}

test('pause and go on by either side, cancel by either side, decline', async () => {
  const big = await file('big.bin', 100 * MEGABYTE);
  await send(alice, bob, big);
  await reaches(bob, 0.1);
  for (const [one, other] of [
    [alice, bob],
    [bob, alice],
  ] as const) {
    await one.view.click('.transfer-pause');
    await Promise.all([one, other].map((each) => each.sees(PAUSED)));
    await standsStill(one);
    expect(await Promise.all([one, other].map(({ view }) => view.exists(PAUSED)))).toEqual([
      true,
      true,
    ]);
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

/** Messages of one channel, one after the other: texts, objects as JSON, or so many bytes. */
type Attack = (string | object | { bytes: number })[];
type Global = typeof globalThis & { pc: RTCPeerConnection; channels: RTCDataChannel[] };

/** From now on the page gives its peer connection away, as that of somebody with other plans would. */
function becomeHostile(): void {
  const { prototype } = RTCPeerConnection;
  const create = prototype.createDataChannel;
  prototype.createDataChannel = function (...args) {
    (globalThis as Global).pc = this;
    return create.apply(this, args);
  };
}

async function attack(attacks: Attack[]): Promise<void> {
  const { pc } = globalThis as Global;
  const channels: RTCDataChannel[] = ((globalThis as Global).channels = []);
  for (const [index, messages] of attacks.entries()) {
    const channel = pc.createDataChannel('spontan-files');
    channels.push(channel);
    await new Promise((resolve) => (channel.onopen = resolve));
    // Each with an id of its own, as long as they have to be.
    const id = String(index).padStart(20, 'A') + String(attacks.length).padStart(2, 'A');
    for (const message of messages) {
      if (typeof message === 'string') channel.send(message);
      else if ('type' in message) channel.send(JSON.stringify({ ...message, id }));
      else if ('bytes' in message) channel.send(new Uint8Array(Number(message.bytes)));
    }
  }
}

/** On the channel whose offer was accepted. */
function sendWrongly(): void {
  for (const channel of (globalThis as Global).channels) {
    if (channel.readyState !== 'open') continue;
    channel.send(new Uint8Array(10));
    channel.send(JSON.stringify({ type: 'block', hash: 'A'.repeat(43) }));
  }
}

/** The end of a ZIP is what is written last (APPNOTE 4.3.16). */
async function isArchive(archive: string): Promise<boolean> {
  const bytes = await readFile(archive).catch(() => Buffer.alloc(0));
  return bytes.lastIndexOf(Buffer.from('PK\x05\x06')) > 0;
}

test('dropped on the page: a file and a folder are two offers, answered in the popup', async () => {
  const source = path.join(folder.folder, 'dropped');
  await mkdir(path.join(source, 'inside'), { recursive: true });
  await Promise.all([1, 2].map((i) => writeFile(path.join(source, 'inside', `${i}.txt`), `${i}`)));
  await alice.view.drop('#chat', await file('beside.bin', 1000), source);
  await bob.view.until(
    () => document.querySelectorAll('.transfer[data-state="offered"]').length === 2,
  );
  const popup = await pair.other.openPopup();
  for (const name of ['beside.bin', 'dropped']) {
    await popup.click(`.transfer[data-state="offered"] .transfer-accept`);
    await bob.sees(card('them', 'done'), name);
  }
  await pair.other.closePopup();
  await isSaved(bob, path.join(folder.folder, 'beside.bin'));
});

test('into a folder that the person picks, or not where they think better of it', async () => {
  // Without a window, the browser takes the question where to save for cancelled.
  await bob.view.chooseFile('#send-files-input', await file('asked.bin', 2 * MEGABYTE));
  await alice.view.click('.transfer-pick');
  await alice.sees(card('them', 'offered'));
  // In place of the dialog, that nobody could answer: a folder of the browser's own.
  await alice.view.evaluate(() => {
    const pick = async () => {
      const root = await navigator.storage.getDirectory();
      const picked = await root.getDirectoryHandle('picked', { create: true });
      return picked.getFileHandle('chosen.bin', { create: true });
    };
    Object.assign(globalThis, { showSaveFilePicker: pick });
  });
  await alice.view.click('.transfer-pick');
  await arrives(bob, alice);
  const saved = await alice.view.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const picked = await root.getDirectoryHandle('picked');
    const content = await (
      await (await picked.getFileHandle('chosen.bin')).getFile()
    ).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  });
  expect(saved).toBe(await hashOf(path.join(folder.folder, 'asked.bin')));
});

test('names that turn, climb or are reserved become harmless ones', async () => {
  const names = ['con.txt', 'exe.\u202efdp', 'a\\..\\..\\b.txt', '<b>bold', 'trailing. .'];
  const sources = await Promise.all(names.map((name) => file(name, 1000)));
  await send(alice, bob, ...sources);
  await arrives(alice, bob);
  const saved = path.join(pair.other.downloads, '5 files.zip');
  while (!(await isArchive(saved))) await delay(200);
  expect(Object.keys(unzipSync(await readFile(saved)))).toEqual([
    '_con.txt',
    'exe.fdp',
    'a/b.txt',
    '_b_bold',
    'trailing',
  ]);
});

test('a sender who does not keep to the protocol harms nothing', async () => {
  const offer = { type: 'offer', name: 'x', files: 1, bytes: 10, again: false };
  const list = { type: 'list', entries: [['x', 10, 1]] };
  const attacks: Attack[] = [
    [{ bytes: 100 }],
    ['no JSON'],
    [{ ...offer, bytes: -1 }],
    [{ ...offer, files: 1e9 }],
    [{ ...offer, again: true }],
    [offer, { type: 'list', entries: [['../../../x', 11, 1]] }],
    [
      offer,
      {
        type: 'list',
        entries: [
          ['x', 5, 1],
          ['y', 5, 1],
        ],
      },
    ],
    [offer, { type: 'list', entries: [] }],
    [offer, list, { bytes: 100 }],
    [offer, list, { type: 'end', hash: '' }],
    [offer, list, 'x'.repeat(100_000)],
    [offer, offer],
  ];
  await alice.view.evaluate(attack, attacks);
  await bob.view.until(() => !document.querySelector('.transfer[data-state="offered"]'));
  await talk(alice, bob);

  // More offers than a person can answer: all but some are refused.
  await alice.view.evaluate(
    attack,
    Array.from({ length: 30 }, (): Attack => [offer, list]),
  );
  await bob.view.until(
    () => document.querySelectorAll('.transfer[data-state="offered"]').length === 20,
  );
  await talk(alice, bob);

  // One that is accepted, and then sends something else than it said.
  await bob.view.click('.transfer-accept');
  await bob.sees(card('them', 'running'));
  await alice.view.evaluate(sendWrongly);
  await bob.sees(card('them', 'ended'));
  await bob.view.until(() => {
    document.querySelector<HTMLElement>('.transfer-decline')?.click();
    return !document.querySelector('.transfer-decline');
  });
});

test(
  'cut at 30 %, it goes on from there',
  async () => {
    const source = await file('cut.bin', 96 * MEGABYTE);
    await send(alice, bob, source);
    await reaches(bob, 0.3);
    await breakPaths();
    await Promise.all([alice.isIn('failed', NOTICED), bob.isIn('failed', NOTICED)]);
    const before = await share(bob);
    expect(before).toBeLessThan(0.9);
    await mendPaths();
    // Who gives an attempt up can make another one: nothing is lost by that.
    await alice.view.click('#renew');
    await alice.isIn('inviting');
    await alice.view.click('#end');
    await alice.sees('.ended[data-failure="lost"]');
    await alice.sees(card('me', 'broken'));
    await alice.view.click('#renew');
    await alice.isIn('inviting');
    await bob.view.paste('#reply-text', await alice.readsCode());
    await bob.isIn('replying');
    await alice.takes(await bob.readsCode());
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
  VERY_LONG,
);

test('nothing went wrong unseen', () => {
  expect([...pair.one.consoleErrors(), ...pair.other.consoleErrors()]).toEqual([]);
});
