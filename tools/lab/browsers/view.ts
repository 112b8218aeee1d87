import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expressionOf, resultOf, type Code } from './expression.ts';
import { fieldValue, find, selectText, visibleText, type Found } from './in-page.ts';

/** What a {@link View} needs of its browser: eyes and hands in one document. */
export interface Hands {
  /** Evaluates in the page, past its CSP and with a user activation; resolves to JSON text. */
  run(expression: string): Promise<unknown>;
  /** Presses the left mouse button at a point of the viewport, in CSS pixels. */
  click(x: number, y: number): Promise<void>;
  /** Types each character by real key events. */
  type(text: string): Promise<void>;
  /** Presses keys together, in order, and lets go of them. Names as in KeyboardEvent.key. */
  press(keys: string[]): Promise<void>;
  /** Chooses `entry` in the browser's menu on what is selected at a point. */
  chooseInMenu(x: number, y: number, entry: MenuEntry): Promise<void>;
  /** Says yes where the browser asks whether a link may open the extension. */
  allowLink(): Promise<void>;
  /** Chooses files for the `<input type=file>` that matches. */
  chooseFiles(selector: string, files: string[]): Promise<void>;
  /** Drops files or folders at a point. */
  drop(x: number, y: number, files: string[]): Promise<void>;
  setClipboard(text: string): Promise<void>;
  getClipboard(): Promise<string>;
  /** PNG. */
  screenshot(): Promise<Uint8Array>;
  resize(width: number, height: number): Promise<void>;
  /** What the person's system asks pages for; what is not named is as the browser has it. */
  media(media: Media): Promise<void>;
  reload(): Promise<void>;
  /** Closes it; with `ask` the page may object, and the answer to the question is "leave". */
  close(ask: boolean): Promise<void>;
  /** How often a page's "leave?" question has come up here. */
  leaveQuestions(): number;
}

/** CSS media features, by name: https://www.w3.org/TR/mediaqueries-5/ */
export interface Media {
  'prefers-color-scheme'?: 'light' | 'dark';
  'prefers-reduced-motion'?: 'reduce';
  'forced-colors'?: 'active';
}

export interface Wanted {
  /** Only an element with this in its visible text or accessible name. */
  text?: string;
  /** Milliseconds. */
  timeout?: number;
}

/** An entry that the extension has put into the browser's menu. */
export interface MenuEntry {
  id: string;
  label: string;
}

/** For anything that a page does by itself; generous, because it costs only when a test fails. */
const TIMEOUT = 10_000;
/** Short against what a person notices, long against one round trip (2-5 ms). */
const POLL = 20;
/** As much of the screen's text as an error message can show without drowning the rest. */
const SCREEN_EXCERPT = 1500;

/** One document, a tab's or the popup's, as the person at the screen meets it. */
export class View {
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** Presses the element with the mouse, once it is there, at rest, enabled and not covered. */
  async click(selector: string, wanted: Wanted = {}): Promise<void> {
    const { x, y } = await this.#pointAt(selector, wanted);
    await this.#hands.click(x, y);
  }

  /** Selects the text of an element and chooses `entry` in the browser's menu on it. */
  async chooseInMenu(selector: string, entry: MenuEntry): Promise<void> {
    const { x, y } = await this.#pointAt(selector);
    await this.evaluate(selectText, selector);
    await this.#hands.chooseInMenu(x, y, entry);
  }

  /** Clicks a link that the browser opens in the extension, and allows it. */
  async followLink(selector: string): Promise<void> {
    await this.click(selector);
    await this.#hands.allowLink();
  }

  /** Chooses files in a file field; Chromium takes a folder, too. */
  async chooseFile(selector: string, ...files: string[]): Promise<void> {
    await this.#hands.chooseFiles(selector, files);
  }

  /** Drops files or folders on an element. */
  async drop(selector: string, ...files: string[]): Promise<void> {
    const { x, y } = await this.#pointAt(selector);
    await this.#hands.drop(x, y, files);
  }

  async #pointAt(
    selector: string,
    { text, timeout = TIMEOUT }: Wanted = {},
  ): Promise<{ x: number; y: number }> {
    let before: Found | undefined;
    await this.#until(`click ${describe(selector, text)}`, timeout, async () => {
      const now = await this.evaluate(find, selector, text ?? null, true);
      const atRest = before?.state === 'ready' && now.state === 'ready' && isNear(now, before);
      before = now;
      return now.state === 'ready' ? atRest || 'moving' : now.state;
    });
    if (before?.state !== 'ready') throw new Error(`no ${describe(selector, text)}`);
    return before;
  }

  /** Clicks the field and types into it, key by key. */
  async type(selector: string, text: string): Promise<void> {
    await this.#focus(selector);
    await this.#hands.type(text);
  }

  /** Clicks the field until it has the focus, as people do where something moved it away from under the mouse. */
  async #focus(selector: string): Promise<void> {
    const hasFocus = (css: string) => document.activeElement?.matches(css) ?? false;
    await this.#until(`focus ${describe(selector, undefined)}`, TIMEOUT, async () => {
      await this.click(selector);
      return (await this.evaluate(hasFocus, selector)) || 'elsewhere';
    });
  }

  /** Types into whatever has the focus. */
  async write(text: string): Promise<void> {
    await this.#hands.type(text);
  }

  /** Clicks the field and pastes from the clipboard, by the keyboard. */
  async paste(selector: string, text: string): Promise<void> {
    await this.fillClipboard(text);
    await this.#focus(selector);
    await this.press('Control+v');
  }

  /** Empties a field by the keyboard. */
  async clear(selector: string): Promise<void> {
    await this.click(selector);
    await this.press('Control+a');
    await this.press('Backspace');
  }

  /** `Enter`, `Tab`, `a`, or several together as in `Control+a`. */
  async press(keys: string): Promise<void> {
    await this.#hands.press(keys.split(/(?<=.)\+/));
  }

  /** Puts a text into the browser's clipboard, as if it had been copied elsewhere. */
  async fillClipboard(text: string): Promise<void> {
    await this.#hands.setClipboard(text);
  }

  /** What the browser's clipboard holds, for instance after a press on a copy button. */
  async clipboard(): Promise<string> {
    return this.#hands.getClipboard();
  }

  /** The visible text of the first match. */
  async text(selector = 'body'): Promise<string> {
    return present(selector, await this.evaluate(visibleText, selector));
  }

  /** The content of a field. */
  async value(selector: string): Promise<string> {
    return present(selector, await this.evaluate(fieldValue, selector));
  }

  /** Whether such an element is shown right now. */
  async exists(selector: string, { text }: Pick<Wanted, 'text'> = {}): Promise<boolean> {
    return (await this.evaluate(find, selector, text ?? null, false)).state === 'ready';
  }

  /** How many elements match, shown or not. */
  async count(selector: string): Promise<number> {
    return this.evaluate((css: string) => document.querySelectorAll(css).length, selector);
  }

  /** Waits until such an element is shown, or with `gone` until none is. */
  async waitFor(selector: string, wanted: Wanted & { gone?: boolean } = {}): Promise<void> {
    const { text, gone = false, timeout = TIMEOUT } = wanted;
    const what = `wait for ${describe(selector, text)}${gone ? ' to go' : ''}`;
    await this.#until(what, timeout, async () => {
      const exists = await this.exists(selector, { text });
      return exists !== gone || (gone ? 'still there' : 'absent');
    });
  }

  /** Runs an expression, or a function that needs nothing around it, in the page. */
  async evaluate<T, A extends unknown[]>(code: Code<T, A>, ...args: A): Promise<T> {
    return resultOf<T>(await this.#hands.run(expressionOf(code, args)));
  }

  /** Waits until `code` gives something truthy in the page. */
  async until<A extends unknown[]>(code: Code<unknown, A>, ...args: A): Promise<void> {
    await this.#until(`wait for ${String(code)}`, TIMEOUT, async () =>
      Boolean(await this.evaluate(code, ...args)),
    );
  }

  /** What is on the screen, as PNG. */
  picture(): Promise<Uint8Array> {
    return this.#hands.screenshot();
  }

  async screenshot(file: string): Promise<void> {
    await writeFile(file, await this.picture());
  }

  /** Sets the size of the viewport in CSS pixels. A popup's size follows its content instead. */
  async resize(width: number, height: number): Promise<void> {
    await this.#hands.resize(width, height);
  }

  /** Asks the page for what a system may ask for; each call forgets the one before. */
  async media(media: Media): Promise<void> {
    await this.#hands.media(media);
  }

  async reload(): Promise<void> {
    await this.#hands.reload();
  }

  async close(): Promise<void> {
    await this.#hands.close(false);
  }

  /**
   * Closes it as the person would, by the tab's cross; resolves to whether the page had the browser
   * ask "leave?" first. Browsers ask only after a click or key press in the page.
   */
  async closeByHand(): Promise<boolean> {
    const before = this.#hands.leaveQuestions();
    await this.#hands.close(true);
    return this.#hands.leaveQuestions() > before;
  }

  /** Polls `attempt` until it is true; what it said last, and the screen, explain a failure. */
  async #until(what: string, timeout: number, attempt: () => Promise<boolean | string>) {
    const deadline = performance.now() + timeout;
    for (;;) {
      // A document that is being replaced throws; the next one will answer.
      const result = await attempt().catch((error: unknown) => String(error));
      if (result === true) return;
      if (performance.now() > deadline) {
        const screen = await this.text().catch((error: unknown) => String(error));
        const excerpt = screen.slice(0, SCREEN_EXCERPT);
        throw new Error(`${what}: ${String(result)} after ${timeout} ms. The screen:\n${excerpt}`);
      }
      await delay(POLL);
    }
  }
}

function describe(selector: string, text: string | undefined): string {
  return text === undefined ? `'${selector}'` : `'${selector}' with "${text}"`;
}

function present(selector: string, value: string | null): string {
  if (value === null) throw new Error(`nothing matches '${selector}'`);
  return value;
}

/** Firefox rounds where it scrolls to: the same place may be a pixel to and fro. */
function isNear(a: { x: number; y: number }, b: { x: number; y: number }): boolean {
  return Math.abs(a.x - b.x) <= 1 && Math.abs(a.y - b.y) <= 1;
}
