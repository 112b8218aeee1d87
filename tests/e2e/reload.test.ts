import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { builtExtension } from './support/pair.ts';
import { connect, Person } from './support/person.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];

describe.each(kinds)('the page of %s is closed while somebody counts on it', (kind) => {
  let browser: TestBrowser;
  let me: Person;
  let friend: Person;
  let reply: string;

  beforeAll(async () => {
    browser = await launch(kind, { extension: builtExtension(kind) });
    me = await Person.atPage(browser);
    friend = await Person.atPage(
      await launch('chromium', { extension: builtExtension('chromium') }),
    );
    await Promise.all([me.staysLocal(), friend.staysLocal()]);
  });
  afterAll(() => Promise.all([browser.close(), friend.browser.close()]));

  test('after a reload it says what was open, and what became of it', async () => {
    await connect(me, friend);
    await browser.stopBackground(); // it keeps the note, and nothing in memory
    const invite = await me.invites();
    await me.copies();
    reply = await friend.replies(invite);

    await me.view.reload();
    await me.sees('#left-open li[data-state="connected"]', 'Connection 1');
    await me.sees('#left-open li[data-state="inviting"]', 'Connection 2');
    await friend.goesHome();
    await friend.view.click('.connection[data-id="c1"] .connection-show');
    await friend.isIn('failed');
    await friend.sees('#renew', 'Reconnect');
  });

  test('a reply that comes too late gets a sentence of its own', async () => {
    await me.view.paste('#take-text', reply);
    await me.isTold('reply-to-closed');
  });

  test('the popup says it too, with no page open, until it is told that this is known', async () => {
    // A browser without any tab would end. Firefox's blank page never counts as loaded; Chromium shows
    // a picture with styles that the extension's policy refuses.
    await browser.open(kind === 'chromium' ? 'about:blank' : 'icons/icon-48.png');
    await me.view.close();
    me.view = await browser.openPopup();
    await me.sees('#left-open li', 'Connection 2');
    await me.view.click('#dismiss');
    await me.view.waitFor('#left-open', { gone: true });
    await browser.closePopup();

    me = await Person.atPage(browser);
    expect(await me.view.exists('#left-open')).toBe(false);
  });

  test('what was ended in order leaves no note', async () => {
    await me.invites();
    await me.copies();
    await me.view.click('#end');
    await me.isIn('closed');
    await me.view.reload();
    await me.sees('#invite');
    expect(await me.view.exists('#left-open')).toBe(false);
  });

  test('nothing went wrong unseen', () => expect(browser.consoleErrors()).toEqual([]));
});
