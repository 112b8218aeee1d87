import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bidi } from './bidi.ts';
import type { Code } from './expression.ts';
import { getClipboard, setClipboard, setMedia } from './firefox-inside.ts';
import { acceptLinkQuestion, pressMenuEntry } from './firefox-window.ts';
import { dropHere, loaded } from './in-page.ts';
import { poll } from './poll.ts';
import { expressionOf, resultOf } from './expression.ts';
import type { Hands } from './view.ts';

type Evaluated =
  | { type: 'success'; result: { value?: unknown } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/** Evaluates an expression in one document and awaits its result. */
export async function evaluate(bidi: Bidi, context: string, expression: string): Promise<unknown> {
  const answer = await bidi.send<Evaluated>('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
    userActivation: true,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return answer.result.value;
}

/** Calls a function in one document. */
export async function call<T, A extends unknown[]>(
  bidi: Bidi,
  context: string,
  code: Code<T, A>,
  ...args: A
): Promise<T> {
  return resultOf<T>(await evaluate(bidi, context, expressionOf(code, args)));
}

/**
 * What reaches a Firefox document through WebDriver BiDi.
 * @param inside BiDi's id of Firefox's own window, for what BiDi itself cannot do.
 */
export function firefoxHands(
  bidi: Bidi,
  context: string,
  inside: string,
  leaveQuestions: () => number,
): Hands {
  const act = (source: object) =>
    bidi.send('input.performActions', { context, actions: [source] }).then(() => undefined);
  const press = (x: number, y: number, button: number) =>
    act({
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button },
        { type: 'pointerUp', button },
      ],
    });
  const keys = (actions: object[]) => act({ type: 'key', id: 'keyboard', actions });
  return {
    run: (expression) => evaluate(bidi, context, expression),
    click: (x, y) => press(x, y, 0),
    type: (text) => keys([...text].map(keyValue).flatMap((key) => [down(key), up(key)])),
    press: (names) => {
      const values = names.map(keyValue);
      return keys([...values.map(down), ...values.reverse().map(up)]);
    },
    chooseInMenu: async (x, y, { label }) => {
      await press(x, y, 2);
      await poll(`the menu with "${label}"`, () => call(bidi, inside, pressMenuEntry, label));
    },
    allowLink: async () => {
      await poll('the question about the link', () => call(bidi, inside, acceptLinkQuestion));
    },
    chooseFiles: async (selector, files) => {
      const { nodes } = await bidi.send<{ nodes: { sharedId: string }[] }>(
        'browsingContext.locateNodes',
        { context, locator: { type: 'css', value: selector } },
      );
      const element = { sharedId: nodes[0]?.sharedId };
      await bidi.send('input.setFiles', { context, element, files });
    },
    // Without a window Firefox has no drag service: the event is made in the page, of real content.
    drop: async (x, y, files) => {
      const contents = files.map((file) => ({
        name: path.basename(file),
        base64: readFileSync(file).toString('base64'),
      }));
      await call(bidi, context, dropHere, x, y, contents);
    },
    setClipboard: (text) => call(bidi, inside, setClipboard, text),
    getClipboard: () => call(bidi, inside, getClipboard),
    screenshot: async () => {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      return Buffer.from(data, 'base64');
    },
    resize: async (width, height) => {
      await bidi.send('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    media: (media) => call(bidi, inside, setMedia, context, media),
    reload: async () => {
      const born = await call(bidi, context, () => performance.timeOrigin);
      // Waiting for the load event hangs on extension pages.
      await bidi.send('browsingContext.reload', { context, wait: 'none' });
      await whenLoaded(bidi, context, born);
    },
    close: async (ask) => {
      await bidi.send('browsingContext.close', { context, promptUnload: ask });
    },
    leaveQuestions,
  };
}

/** Waits until the document, if given a later one than that born at `after`, has loaded. */
export async function whenLoaded(bidi: Bidi, context: string, after = 0): Promise<void> {
  await poll('the page to load', async () => {
    // A document that is being replaced throws.
    const born = await call(bidi, context, () => performance.timeOrigin).catch(() => 0);
    return born > after && (await call(bidi, context, loaded).catch(() => false));
  });
}

const down = (value: string) => ({ type: 'keyDown', value });
const up = (value: string) => ({ type: 'keyUp', value });

/** Keys without a character of their own: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  '\n': '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

function keyValue(name: string): string {
  return KEYS[name] ?? name;
}
