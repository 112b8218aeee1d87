import { pathToFileURL } from 'node:url';
import type { View } from '../../tools/lab/browsers/index.ts';
import { audit, misfits } from './support/looks.ts';
import { endPair, launchPair, type Pair } from './support/pair.ts';
import { Person } from './support/person.ts';

/** More stops than any screen has. */
const MAX_STOPS = 30;

describe('without a mouse', () => {
  let pair: Pair;
  /** In Chromium's tab. */
  let one: Person;
  /** In Firefox's popup. */
  let other: Person;

  beforeAll(async () => {
    pair = await launchPair('chromium', 'firefox');
    one = await Person.atPage(pair.one);
    other = await Person.atPopup(pair.other);
  });
  afterAll(() => endPair(pair));

  /** Goes on by Tab to what `selector` names; on the way, every stop has to show where it is. */
  async function tabTo(view: View, selector: string): Promise<void> {
    await view.waitFor(selector);
    for (let stop = 0; stop < MAX_STOPS; stop++) {
      const found = await view.evaluate((css: string) => {
        const { activeElement } = document;
        if (!activeElement || activeElement === document.body) return 'nowhere';
        const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
        const marked = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        // The title takes the focus from what went away, without a press on Tab.
        if (!marked && activeElement.id !== 'title') return `unmarked ${activeElement.outerHTML}`;
        return activeElement.matches(css) ? 'there' : 'elsewhere';
      }, selector);
      if (found === 'there') return;
      if (found.startsWith('unmarked')) throw new Error(found);
      await view.press('Tab');
    }
    throw new Error(`the keyboard does not come to ${selector}`);
  }

  async function presses(view: View, selector: string): Promise<void> {
    await tabTo(view, selector);
    await view.press('Enter');
  }

  /** Copies the code on the screen. @returns it */
  async function copies({ view }: Person): Promise<string> {
    await presses(view, '#copy');
    await view.waitFor('#copy[data-copied="true"]');
    return view.clipboard();
  }

  async function pastes({ view }: Person, selector: string, text: string): Promise<void> {
    await tabTo(view, selector);
    await view.fillClipboard(text);
    await view.press('Control+v');
  }

  /** What a screen reader is told of the connection. */
  async function isToldOf({ view }: Person, news: string): Promise<void> {
    await view.waitFor('#news[role="status"]', { text: news });
  }

  async function isFine({ view }: Person): Promise<void> {
    expect([...(await audit(view)), ...(await misfits(view))]).toEqual([]);
  }

  test('settings are found and changed', async () => {
    await presses(one.view, '#settings');
    await tabTo(one.view, '#lan-only');
    await one.view.press(' ');
    await one.sees('#lan-only:checked');
    await isFine(one);
    await presses(one.view, '#back');
    await one.sees('#invite');
    await isFine(other);
  });

  test('another language is chosen, and spoken everywhere', async () => {
    await presses(one.view, '#settings');
    await tabTo(one.view, '#language');
    await one.view.press('End');
    await one.sees('html[lang="zh-CN"] #title', '设置');
    const popup = await one.browser.openPopup();
    await popup.waitFor('html[lang="zh-CN"] #title', { text: '设置' });
    await one.browser.closePopup();
    await tabTo(one.view, '#language');
    await one.view.press('Home');
    await one.sees('html[lang="en"] #title', 'Settings');
    await presses(one.view, '#back');
    await one.sees('#invite');
  });

  test('the single file speaks all languages, and remembers which one', async () => {
    const view = await pair.other.open(pathToFileURL('dist/spontan.html').href);
    await presses(view, '#settings');
    await tabTo(view, '#language');
    await view.press('End');
    await view.waitFor('html[lang="zh-CN"] #title', { text: '设置' });
    await view.reload();
    await view.waitFor('html[lang="zh-CN"] #invite', { text: '邀请别人' });
    await view.close();
  });

  test('two people connect, talk and part', async () => {
    await presses(one.view, '#invite');
    await one.isIn('inviting');
    await isToldOf(one, 'Connection 1: Waiting for the reply');
    const invite = await copies(one);

    await pastes(other, '#take-text', invite);
    await other.isIn('replying');
    await isToldOf(other, 'Connection 1: Reply ready to send');
    await isFine(other);
    const reply = await copies(other);

    await pastes(one, '#reply-text', reply);
    for (const person of [one, other]) {
      await person.isIn('connected');
      await isToldOf(person, 'Connection 1: Connected directly');
    }
    await tabTo(one.view, '#chat-text');
    await one.view.write('Can you hear me?');
    await one.view.press('Enter');
    await other.hears('Can you hear me?');
    await tabTo(other.view, '#chat-text');
    await other.view.write('Yes.');
    await other.view.press('Enter');
    await one.hears('Yes.');
    await isFine(other);

    await presses(other.view, '#end');
    // The answer that does no harm has the focus.
    await other.view.press('Enter');
    await presses(other.view, '#end');
    await presses(other.view, '#end-yes');
    for (const person of [one, other]) {
      await person.isIn('closed');
      await isToldOf(person, 'Connection 1: Ended');
    }
    await isFine(one);
  });

  test('the ways to hand a code over are chosen by arrow keys', async () => {
    await presses(one.view, '#remove');
    await presses(one.view, '#invite');
    await one.isIn('inviting');
    await tabTo(one.view, '#carrier-text');
    for (const name of ['link', 'qr', 'file', 'spoken', 'sound', 'text']) {
      await one.view.press('ArrowRight');
      await one.sees(`#carrier-panel[data-tab="${name}"]`);
    }
    await one.view.press('End');
    await one.sees('#carrier-panel[data-tab="sound"]');
  });
});
