import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserKind } from '../../tools/lab/browsers/index.ts';
import { endPair, launchPair, type Pair } from './support/pair.ts';
import { connect, Person } from './support/person.ts';

const KINDS: BrowserKind[] = ['chromium', 'firefox'];

let pair: Pair;
let alice: Person;
let bob: Person;
beforeAll(async () => {
  pair = await launchPair('chromium', 'firefox');
  alice = await Person.atPage(pair.one);
  bob = await Person.atPage(pair.other);
  await Promise.all([alice.staysLocal(), bob.staysLocal()]);
});
afterAll(() => endPair(pair));

async function callsThemselves(person: Person, name: string): Promise<void> {
  await person.goesHome();
  await person.view.click('#settings');
  await person.view.clear('#own-name');
  await person.view.paste('#own-name', name);
  await person.goesHome();
}

const backToChat = ({ view }: Person) => view.click('.connection[data-id="c1"] .connection-show');

test('a name is told once they are connected, and shown as not checked until they have compared', async () => {
  await callsThemselves(alice, 'Ada \u202eecalevoL ');
  await connect(alice, bob);
  await bob.sees('.their-name', '(not checked)');
  await bob.sees('.their-name', 'Ada ecalevoL');
  await bob.sees('.chat-who', '(not checked)');
  await alice.seesNo('.their-name');
  await bob.view.click('#verification summary');
  await bob.view.click('#verify-same');
  await bob.view.until(() => !document.body.textContent?.includes('(not checked)'));
  await bob.sees('.their-name', 'Ada');
});

test('it changes as its person likes', async () => {
  await callsThemselves(alice, 'Countess');
  await bob.sees('.their-name', 'Countess');
  await bob.sees('.connection-peer', 'Countess');
  await callsThemselves(alice, '');
  await bob.seesNo('.their-name');
  await backToChat(alice);
});

test('links are text that can be copied, and nothing to open', async () => {
  await alice.says('see https://example.org/a?b=c. <a href="x">or</a> https://аррӏе.com/');
  await bob.hears('see https://example.org/a?b=c. <a href="x">or</a>');
  expect(await bob.view.count('.chat a')).toBe(0);
  await bob.sees('.chat-link-host', 'xn--80ak6aa92e.com');
  await bob.view.click('.chat-link', { text: 'example.org' });
  await bob.sees('.chat-link-copied', 'Copied');
  expect(await bob.view.clipboard()).toBe('https://example.org/a?b=c');
  await bob.view.evaluate(() => document.querySelectorAll<HTMLElement>('.chat-link')[1]?.focus());
  await bob.view.press('Enter');
  await bob.view.until(() => document.querySelectorAll('.chat-link-copied:not(:empty)').length > 1);
  expect(await bob.view.clipboard()).toBe('https://аррӏе.com/');
});

test('a line is copied', async () => {
  await bob.view.click('.chat-line.from-me .chat-copy');
  await bob.sees('.chat-line.from-me .icon-check');
  expect(await bob.view.clipboard()).toBe('Yes. ¿Y tú? 你好 👋');
});

/** In a view: pastes a picture into the chat. Firefox makes no such event with a clipboard of its own. */
function pastePicture(): void {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File(['not really'], 'image.png', { type: 'image/png' }));
  const paste = new Event('paste', { bubbles: true, cancelable: true });
  Object.defineProperty(paste, 'clipboardData', { value: clipboardData });
  document.querySelector('#chat-text')?.dispatchEvent(paste);
}

test('a picture that is pasted is offered as a file', async () => {
  await alice.view.evaluate(pastePicture);
  await bob.sees('.transfer[data-from="them"][data-state="offered"]', 'image.png');
});

test.each(KINDS)('the chat is saved as a text file, %s', async (kind) => {
  const person = kind === 'chromium' ? alice : bob;
  await person.view.click('#save-chat');
  const text = await saved(person);
  expect(text).toMatch(/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] \S.*: Hello, can you read this\?/);
  expect(text).toContain('https://аррӏе.com/\n');
});

async function saved({ browser }: Person): Promise<string> {
  const file = path.join(browser.downloads, 'spontan-chat.txt');
  for (let tries = 0; tries < 50; tries++) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text !== '') return text;
    await delay(100);
  }
  throw new Error('the chat was not saved');
}

test.each(KINDS)('how the connection is going, %s', async (kind) => {
  const [me, other] = kind === 'chromium' ? [alice, bob] : [bob, alice];
  await me.view.click('#health summary');
  // Chromium met Firefox, which names itself by mDNS, on the way: it does not say where.
  const path = kind === 'chromium' ? 'unknown' : 'same-network';
  await me.sees(`.health[data-path="${path}"]`);
  await me.view.until(() =>
    /\d/.test(document.querySelector('#health-round-trip')?.textContent ?? ''),
  );
  await other.view.click('#test');
  await me.view.until(() => /MB\/s/.test(document.querySelector('#health-now')?.textContent ?? ''));
  await me.view.until(
    () =>
      (document.querySelector('.plot-throughput')?.getAttribute('points') ?? '').split(' ').length >
      2,
  );
  await other.sees('#test-result[data-state="passed"]', undefined, 30_000);
  await me.view.click('#health summary');
});

test.each(KINDS)(
  'the popup shows the same, and says where files can be pasted, %s',
  async (kind) => {
    const { browser } = kind === 'chromium' ? alice : bob;
    const popup = await browser.openPopup();
    await popup.click('#health summary');
    await popup.until(() =>
      /\d/.test(document.querySelector('#health-round-trip')?.textContent ?? ''),
    );
    await popup.evaluate(pastePicture);
    await popup.waitFor('.composer-note button');
    await browser.closePopup();
  },
);

test('nothing went wrong unseen', () => {
  expect([...pair.one.consoleErrors(), ...pair.other.consoleErrors()]).toEqual([]);
});
