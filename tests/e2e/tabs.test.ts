import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { builtExtension } from './support/pair.ts';
import { Person } from './support/person.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];

describe.each(kinds)('spontan in several tabs of %s', (kind) => {
  let browser: TestBrowser;
  let first: Person;

  beforeAll(async () => {
    browser = await launch(kind, { extension: builtExtension(kind) });
    first = await Person.atPage(browser);
    await first.staysLocal();
  });
  afterAll(() => browser.close());

  test('a second tab leads to the first, and takes over when that one closes', async () => {
    await first.invites();
    const second = await browser.open('page.html');
    await second.waitFor('#notice[data-kind="other-tab"]');
    expect(await second.exists('#invite')).toBe(false);

    await second.click('#notice-action');
    await first.view.until(() => document.visibilityState === 'visible');
    await second.until(() => document.visibilityState === 'hidden');

    await first.view.close();
    first = new Person(browser, second);
    await first.sees('#invite');
    await first.invites();
  });

  test('an open popup follows the page through a reload', async () => {
    const popup = new Person(browser, await browser.openPopup());
    await popup.isIn('inviting');
    await first.view.reload();
    await popup.sees('#invite');
    await popup.view.click('#invite');
    await popup.isIn('inviting');
    await first.isIn('inviting');
    await browser.closePopup();
  });

  test('the browser asks before a handed-out code is lost, and only then', async () => {
    await first.goesHome();
    await first.invites();
    await first.view.click('#copy');
    // The button says that it is copied before the page knows that somebody waits for a reply now.
    await first.sees('.turn[data-turn="them"]');
    expect(await first.view.closeByHand()).toBe(true);

    first = await Person.atPage(browser);
    await first.invites();
    expect(await first.view.closeByHand()).toBe(false);
  });

  test('nothing went wrong unseen', () => expect(browser.consoleErrors()).toEqual([]));
});
