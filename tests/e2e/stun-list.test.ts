import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { OLD_DEFAULT_LIST } from '../../src/stun/old-default.ts';
import { builtExtension } from './support/pair.ts';
import { Person } from './support/person.ts';

/** As extensions see it. */
interface Storage {
  local: StorageArea;
  sync: StorageArea;
}
interface StorageArea {
  get(key: string | null): Promise<object>;
  set(items: object): Promise<void>;
}

const kinds: BrowserKind[] = ['chromium', 'firefox'];
const SERVERS = 'stun.one.example # mine\n192.0.2.7:3479\n[2001:db8::7]:19302';
const OWN = ['stun:stun.one.example:3478', 'stun:192.0.2.7:3479', 'stun:[2001:db8::7]:19302'];

describe.each(kinds)('the list of STUN servers in %s', (kind) => {
  let profile: string;
  let browser: TestBrowser;
  let me: Person;

  beforeAll(async () => {
    profile = await mkdtemp(path.join(tmpdir(), 'spontan-profile-'));
    await start();
  });
  afterAll(async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  async function start(): Promise<void> {
    browser = await launch(kind, { extension: builtExtension(kind), profile });
    me = await Person.atPage(browser);
  }

  async function opensList(): Promise<void> {
    await me.goesHome();
    await me.view.click('#settings');
    await me.view.click('#servers');
    await me.sees('#servers-add');
  }

  /** The ICE URLs on the screen, those that are off in brackets. */
  function list(): Promise<string[]> {
    return me.view.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.servers:has(.server-remove) .server')].map(
        ({ dataset: { url = '', on } }) => (on === 'true' ? url : `(${url})`),
      ),
    );
  }

  /** What is shown at once is stored a moment later; Chromium sorts the keys. */
  function isStored(part: RegExp): Promise<void> {
    return me.view.until(async (text: string) => {
      const { storage } = (globalThis as unknown as { chrome: { storage: Storage } }).chrome;
      return new RegExp(text).test(JSON.stringify(await storage.local.get('settings')));
    }, part.source);
  }

  test('servers are added, switched off, edited and removed, also by the keyboard alone', async () => {
    await opensList();
    await me.view.type('#servers-text', 'what is this');
    await me.sees('#servers-errors', 'what is this');
    await me.view.click('#servers-add');
    await me.sees('#servers-errors', 'stun.example.org:3478');
    await me.view.clear('#servers-text');
    await me.view.paste('#servers-text', `${SERVERS}\nstun.gone.example`);
    await me.view.press('Tab');
    await me.view.press('Enter');
    await me.sees('.server-name', 'stun.gone.example:3478');
    expect(await list()).toEqual([...OWN, 'stun:stun.gone.example:3478']);

    await me.view.click('[data-url="stun:stun.gone.example:3478"] .server-remove');
    await me.view.click('[data-url="stun:192.0.2.7:3479"] input');
    await me.sees('[data-url="stun:192.0.2.7:3479"][data-on="false"]');
    await me.view.click('[data-url="stun:stun.one.example:3478"] .server-edit-button');
    await me.view.clear('.server-edit input');
    await me.view.press('Enter');
    await me.sees('.server-edit .problem');
    await me.view.press('Escape');
    await me.sees('.server-note', 'mine');
    await me.view.press('Enter'); // the keyboard is back at the button
    await me.view.clear('.server-edit input');
    await me.view.type('.server-edit input', 'stun.two.example # yours');
    await me.view.press('Enter');
    await me.sees('.server-note', 'yours');
    expect(await list()).toEqual(['stun:stun.two.example:3478', '(stun:192.0.2.7:3479)', OWN[2]]);
  });

  test('the ones brought along can be switched off and restored', async () => {
    await me.view.click('#show-bundled');
    await me.view.click('[data-url="stun:stun.threema.ch:3478"] input');
    await me.sees('[data-url="stun:stun.threema.ch:3478"][data-on="false"]');
    await me.view.click('#use-bundled');
    await me.view.waitFor('#show-bundled', { gone: true });
    await me.view.click('#restore');
    await me.sees('#use-bundled:checked');
    await me.view.click('#show-bundled');
    await me.sees('[data-url="stun:stun.threema.ch:3478"][data-on="true"]');
    expect(await list()).toHaveLength(3);
  });

  test('all of it outlives the background, and the browser', async () => {
    await me.view.click('[data-url="stun:stun.threema.ch:3478"] input');
    await me.sees('[data-url="stun:stun.threema.ch:3478"][data-on="false"]');
    const before = await list();
    await isStored(/stun:stun\.threema\.ch:3478/);
    await browser.stopBackground();
    await me.view.click(`[data-url="${OWN[2]}"] input`);
    await me.sees(`[data-url="${OWN[2]}"][data-on="false"]`);
    await isStored(/"host":"2001:db8::7"[^}]*"off":true/);
    const after = [...before.slice(0, 2), `(${OWN[2]})`];
    expect(browser.consoleErrors()).toEqual([]);
    await browser.close();

    await start();
    await opensList();
    expect(await list()).toEqual(after);
    await me.view.click('#show-bundled');
    await me.sees('[data-url="stun:stun.threema.ch:3478"][data-on="false"]');
  });

  test('goes to the browser account only if that is wanted, and comes back from there', async () => {
    const account = () =>
      me.view.evaluate(async () => {
        const { storage } = (globalThis as unknown as { chrome: { storage: Storage } }).chrome;
        return Object.keys(await storage.sync.get(null)).sort();
      });
    const until = async (keys: string[]) => {
      while ((await account()).join() !== keys.join()) await delay(50);
    };
    expect(await account()).toEqual([]);
    await me.view.click('#servers-sync');
    const mine = (await list()).map((url) => url.replaceAll(/[()]/g, ''));
    const off = 'off stun:stun.threema.ch:3478';
    await until([off, ...mine.sort()]);

    await me.view.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: { storage: Storage } }).chrome;
      const server = { host: 'elsewhere.example', port: 3478, off: false };
      await storage.sync.set({ 'stun:elsewhere.example:3478': server });
    });
    await me.sees('.server-name', 'elsewhere.example:3478');
    await me.view.click('[data-url="stun:elsewhere.example:3478"] .server-remove');
    await until([off, ...mine]);

    await me.view.click('#servers-sync');
    await me.view.waitFor('#servers-sync:checked', { gone: true });
    await me.view.type('#servers-text', 'here.example');
    await me.view.click('#servers-add');
    await me.sees('.server-name', 'here.example:3478');
    await me.view.click('[data-url="stun:here.example:3478"] .server-remove');
    await isStored(/"sync":false/);
    expect(await account()).toEqual([off, ...mine]);
  });

  test('page and popup that edit at once lose nothing', async () => {
    const popup = new Person(browser, await browser.openPopup());
    await popup.sees('#servers-add');
    const add = (who: string) => `(async () => {
      for (let i = 0; i < 20; i++) {
        const change = { type: 'add', text: '${who}' + i + '.example', only: false };
        await chrome.runtime.sendMessage({ type: 'change', key: 'settings', change });
      }
    })()`;
    await Promise.all([me.view.evaluate(add('page')), popup.view.evaluate(add('popup'))]);
    await me.sees('.server-name', 'page19.example:3478');
    const names = (await list()).slice(3);
    expect(names.filter((url) => url.startsWith('stun:page'))).toHaveLength(20);
    expect(names.filter((url) => url.startsWith('stun:popup'))).toHaveLength(20);
    await browser.closePopup();
  });

  test.each([
    ['unchanged: what is brought along today', OLD_DEFAULT_LIST, []],
    [
      'changed: it stays, and nothing else is asked',
      'stun.old.example\n',
      ['stun:stun.old.example:3478'],
    ],
  ])('an earlier version kept it as text, %s', async (_, stunList, own) => {
    await me.view.evaluate(
      async (settings: unknown) => {
        const { storage } = (globalThis as unknown as { chrome: { storage: Storage } }).chrome;
        await storage.local.set({ settings });
      },
      { stunList, lanOnly: false, hideLocal: true },
    );
    await me.view.reload();
    await me.sees('#invite');
    await opensList();
    expect(await list()).toEqual(own);
    expect(await me.view.exists('#use-bundled:checked')).toBe(own.length === 0);
    await me.view.click('#back');
    await me.sees('#hide-local:checked');
    expect(browser.consoleErrors()).toEqual([]);
  });
});
