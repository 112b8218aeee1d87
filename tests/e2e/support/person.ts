import type { TestBrowser, View } from '../../../tools/lab/browsers/index.ts';

/** Opening a path on one machine takes milliseconds; a loaded test machine gets this long. */
const CONNECT_TIMEOUT = 30_000;

/** Somebody at a browser, who clicks, types and reads what is on the screen. */
export class Person {
  readonly browser: TestBrowser;
  /** What the person looks at: the page or the popup. */
  view: View;

  constructor(browser: TestBrowser, view: View) {
    this.browser = browser;
    this.view = view;
  }

  /** Somebody who has just opened spontan's page. */
  static async atPage(browser: TestBrowser): Promise<Person> {
    const person = new Person(browser, await browser.open('page.html'));
    await person.sees('#invite');
    return person;
  }

  /** Somebody who clicks the toolbar button. */
  static async atPopup(browser: TestBrowser): Promise<Person> {
    const person = new Person(browser, await browser.openPopup());
    await person.sees('#invite');
    return person;
  }

  sees(selector: string, text?: string, timeout?: number): Promise<void> {
    return this.view.waitFor(selector, { text, timeout });
  }

  seesNo(selector: string): Promise<void> {
    return this.view.waitFor(selector, { gone: true });
  }

  async goesHome(): Promise<void> {
    const screen = () => document.querySelector<HTMLElement>('.app')?.dataset.screen ?? '';
    while (await this.view.exists('#back')) {
      const before = await this.view.evaluate(screen);
      await this.view.click('#back');
      await this.sees(`.app:not([data-screen="${before}"])`);
    }
    await this.sees('#invite');
  }

  /** @returns the invite on the screen */
  async invites(): Promise<string> {
    await this.goesHome();
    await this.view.click('#invite');
    await this.isIn('inviting');
    return this.readsCode();
  }

  /** Takes an invite at the start screen. @returns the reply on the screen */
  async replies(invite: string): Promise<string> {
    await this.goesHome();
    await this.view.paste('#take-text', invite);
    await this.isIn('replying');
    return this.readsCode();
  }

  /** Pastes a code into the field under the own invite. */
  async takes(reply: string): Promise<void> {
    await this.view.paste('#reply-text', reply);
  }

  /** Copies the code on the screen, to hand it over. @returns it */
  async copies(): Promise<string> {
    await this.view.click('#copy');
    await this.sees('#copy[data-copied]');
    return this.readsCode();
  }

  /** Asks for another code in place of the one on the screen. @returns the new one */
  async renews(): Promise<string> {
    const before = await this.readsCode();
    await this.view.click('#renew');
    await this.view.until(
      (old) => document.querySelector<HTMLTextAreaElement>('#code')?.value !== old,
      before,
    );
    return this.readsCode();
  }

  async readsCode(): Promise<string> {
    // The way that was chosen last is the one that shows.
    if (await this.view.exists('#carrier-text[aria-selected="false"]')) {
      await this.takesCarrier('text');
    }
    return this.view.value('#code');
  }

  /** Turns to a way of handing the code on the screen over. */
  async takesCarrier(name: string): Promise<void> {
    await this.view.click(`#carrier-${name}`);
    await this.sees(`#carrier-panel[data-tab="${name}"]`);
  }

  /** The code on the screen as it is read aloud. */
  groups(): Promise<string[]> {
    return this.view.evaluate(() =>
      [...document.querySelectorAll('#spoken li')].map(({ textContent }) => textContent ?? ''),
    );
  }

  isIn(state: string, timeout = CONNECT_TIMEOUT): Promise<void> {
    return this.sees(`#state[data-state="${state}"]`, undefined, timeout);
  }

  /** Reads the sentence about what was wrong. */
  async isTold(reason: string): Promise<string> {
    await this.sees(`.problem[data-reason="${reason}"]`);
    return this.view.text(`.problem[data-reason="${reason}"]`);
  }

  async says(text: string): Promise<void> {
    await this.view.type('#chat-text', text);
    await this.view.press('Enter');
  }

  async hears(text: string): Promise<void> {
    await this.sees('.chat-line.from-them', text);
  }

  async opensSettings(): Promise<void> {
    await this.goesHome();
    await this.view.click('#settings');
    await this.sees('.app[data-screen="settings"]');
  }

  /** Asks no server, so that codes come at once. */
  async staysLocal(): Promise<void> {
    await this.opensSettings();
    if (!(await this.view.exists('#lan-only:checked'))) await this.view.click('#lan-only');
    await this.sees('#lan-only:checked');
    await this.goesHome();
  }

  /** Lets the browser open spontan's links here, where it asks for that. */
  async allowsLinks(): Promise<void> {
    await this.opensSettings();
    if (await this.view.exists('#open-links')) {
      await this.view.click('#open-links');
      await this.sees('#open-links-asked');
    }
    await this.goesHome();
  }

  /** Names a copy of spontan on the web, for links to it. */
  async namesSite(url: string): Promise<void> {
    await this.opensSettings();
    await this.view.clear('#site');
    if (url !== '') await this.view.type('#site', url);
    await this.goesHome();
  }

  /** Says where others reach this person from outside. */
  async entersAddress(address: string): Promise<void> {
    await this.opensSettings();
    await this.view.clear('#own-address');
    if (address !== '') await this.view.type('#own-address', address);
  }

  /** Tests the servers on its list, until all have been asked. */
  async testsServers(): Promise<void> {
    await this.opensSettings();
    await this.view.click('#servers');
    await this.view.click('#servers-test');
    await this.sees('#servers-tested .note', undefined, CONNECT_TIMEOUT);
  }

  /** Switches the beacon on. @returns its code */
  async becomesBeacon(): Promise<string> {
    await this.opensSettings();
    await this.view.click('#servers');
    await this.view.click('#beacon');
    await this.sees('#beacon-code');
    return this.view.value('#beacon-code');
  }

  /** @param servers `host:port`, one a line */
  async asksServers(servers: string): Promise<void> {
    await this.opensSettings();
    if (await this.view.exists('#lan-only:checked')) await this.view.click('#lan-only');
    await this.view.click('#servers');
    await this.view.paste('#servers-text', servers);
    await this.view.click('#servers-only');
    await this.view.until(() => document.querySelector('#servers-text:placeholder-shown'));
    await this.goesHome();
  }
}

/** A chat line each way proves that both sides hear each other. */
export async function talk(one: Person, other: Person): Promise<void> {
  await Promise.all([one.isIn('connected'), other.isIn('connected')]);
  await one.says('Hello, can you read this? <b>&amp;</b>');
  await other.hears('Hello, can you read this? <b>&amp;</b>');
  await other.says('Yes. ¿Y tú? 你好 👋');
  await one.hears('Yes. ¿Y tú? 你好 👋');
}

/** The whole way: invite, reply, connected, a line each way. */
export async function connect(inviter: Person, replier: Person): Promise<void> {
  const reply = await replier.replies(await inviter.invites());
  await inviter.takes(reply);
  await talk(inviter, replier);
}
