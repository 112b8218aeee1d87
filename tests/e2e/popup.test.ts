import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { temporaryFolder } from '../../tools/lab/browsers/process.ts';
import { Person } from './support/person.ts';
import { builtExtension } from './support/pair.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];

describe.each(kinds)('popup in %s', (kind) => {
  let browser: TestBrowser;
  let partner: Person;
  let me: Person;

  beforeAll(async () => {
    browser = await launch(kind, { extension: builtExtension(kind) });
    partner = await Person.atPage(
      await launch('chromium', { extension: builtExtension('chromium') }),
    );
    await partner.staysLocal();
  });
  afterAll(() => Promise.all([browser.close(), partner.browser.close()]));

  /** Closes the popup, as any click elsewhere does, and opens it again. */
  async function reopen(): Promise<void> {
    await browser.closePopup();
    me.view = await browser.openPopup();
    await me.sees('#app > *'); // empty until the page has answered
  }

  test('inviting from the toolbar button, the popup closed and opened at every step', async () => {
    me = await Person.atPopup(browser);
    await me.staysLocal();
    await reopen();
    await me.sees('#invite');

    await me.view.click('#invite');
    await reopen();
    await me.isIn('inviting');
    const invite = await me.readsCode();
    await me.view.click('#copy');
    await me.sees('#copy[data-copied="true"]');
    await reopen();
    expect(await me.readsCode()).toBe(invite);

    await me.view.paste('#reply-text', 'not the code ye');
    await me.isTold('not-a-code');
    await reopen();
    expect(await me.view.value('#reply-text')).toBe('not the code ye');
    await me.isTold('not-a-code');

    const reply = await partner.replies(invite);
    await me.view.clear('#reply-text');
    await me.takes(reply);
    await reopen();
    await me.isIn('connected');
    await me.says('from the popup');
    await partner.hears('from the popup');
    await reopen();
    await me.sees('.chat-line.from-me', 'from the popup');
    await partner.says('to the popup');
    await me.hears('to the popup');
  });

  test('replying from the popup, closed and opened at every step', async () => {
    await me.goesHome();
    await reopen();
    const invite = await partner.invites();
    await me.view.paste('#take-text', invite);
    await reopen();
    await me.isIn('replying');
    const reply = await me.readsCode();
    await reopen();
    expect(await me.readsCode()).toBe(reply);
    await partner.takes(reply);
    await me.isIn('connected');
    await reopen();
    await me.isIn('connected');
  });

  test('the way to the page', async () => {
    await me.view.click('#open-page');
    const page = await browser.findPage('page.html');
    await page.waitFor('#state[data-state="connected"]');
    expect(await browser.tabs()).toHaveLength(new Set(await browser.tabs()).size);
  });

  test('the background is stopped between the steps', async () => {
    await reopen();
    await me.goesHome();
    await browser.stopBackground();
    const invite = await me.invites();
    await browser.stopBackground();
    const reply = await partner.replies(invite);
    await browser.stopBackground();
    await reopen();
    await me.takes(reply);
    await me.isIn('connected');
    await browser.stopBackground();
    await me.says('still here');
    await partner.hears('still here');
  });

  // Chromium's popup opens files itself.
  if (kind === 'firefox') {
    test('a file is opened in the page, where it takes another press', async () => {
      await reopen();
      await me.goesHome();
      await me.view.click('#open-file');
      const page = await browser.findPage('page.html');
      await page.waitFor('#open-file-again');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('open-file');
      const partnerInvite = await partner.invites();
      const files = await temporaryFolder('files');
      const file = path.join(files.folder, 'invite.txt');
      await writeFile(file, partnerInvite);
      await page.chooseFile('#open-file-input', file);
      await page.waitFor('#state[data-state="replying"]');
      await page.click('#back');
      await page.waitFor('#open-file');
      expect(await page.exists('#open-file-again')).toBe(false);
      await files.remove();
    });
  }

  test('nothing went wrong unseen', () => expect(browser.consoleErrors()).toEqual([]));
});
