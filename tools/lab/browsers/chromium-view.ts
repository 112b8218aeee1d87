import type { CDPSession, ElementHandle, Page } from 'puppeteer-core';
import { fireInBackground } from './chromium-background.ts';
import { expressionOf } from './expression.ts';
import type { Hands } from './view.ts';

/** What reaches a Chromium document through DevTools. */
export async function chromiumHands(page: Page): Promise<Hands> {
  const devtools = await page.createCDPSession();
  // Whoever is asked whether links shall open the extension says yes.
  await devtools.send('Page.setRPHRegistrationMode', { mode: 'autoAccept' });
  let questions = 0;
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') questions += 1;
    // Where the page is gone before the answer reaches it, there is nothing left to answer.
    dialog.accept().catch(() => undefined);
  });
  const run = (expression: string) => page.evaluate(expression);
  return {
    run,
    click: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (keys) => press(devtools, keys),
    chooseInMenu: async (_x, _y, { id }) => {
      const selectionText = await run('String(getSelection())');
      const info = { menuItemId: id, editable: false, pageUrl: page.url(), selectionText };
      await fireInBackground(page.browser(), 'contextMenus.onClicked', info);
    },
    // It asked before, when the scheme was registered.
    allowLink: () => Promise.resolve(),
    chooseFiles: async (selector, files) => {
      const field = await page.$(selector);
      await (field as ElementHandle<HTMLInputElement> | null)?.uploadFile(...files);
    },
    drop: async (x, y, files) => {
      const data = { items: [], files, dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await devtools.send('Input.dispatchDragEvent', { type, x, y, data });
      }
    },
    setClipboard: async (text) => void (await run(expressionOf(copy, [text]))),
    getClipboard: () => readClipboard(page, devtools),
    screenshot: async () => {
      // Puppeteer's own brings the tab to the front first, which closes the popup.
      const { data } = await devtools.send('Page.captureScreenshot');
      return Buffer.from(data, 'base64');
    },
    resize: (width, height) => page.setViewport({ width, height }),
    media: async (media) => {
      const features = Object.entries(media).map(([name, value]) => ({ name, value }));
      await devtools.send('Emulation.setEmulatedMedia', { features });
    },
    reload: async () => void (await page.reload()),
    close: async (ask) => {
      const closed = new Promise((resolve) => page.once('close', resolve));
      await page.close({ runBeforeUnload: ask });
      await closed;
    },
    leaveQuestions: () => questions,
  };
}

/** Bits of `modifiers` in Input.dispatchKeyEvent. */
const MODIFIERS: Record<string, number> = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };
/** What the browser window, absent in headless mode, would make of a shortcut. */
const COMMANDS: Record<string, string> = {
  'Control+a': 'selectAll',
  'Control+c': 'copy',
  'Control+v': 'paste',
  'Control+x': 'cut',
};
/** Windows key codes, by which Chromium tells keys without a character apart. */
const KEY_CODES: Record<string, number> = {
  Backspace: 8,
  Tab: 9,
  Enter: 13,
  Escape: 27,
  ' ': 32,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
};

async function press(devtools: CDPSession, keys: string[]): Promise<void> {
  const command = COMMANDS[keys.join('+')];
  let modifiers = 0;
  const down = [];
  for (const key of keys) {
    modifiers |= MODIFIERS[key] ?? 0;
    const code = KEY_CODES[key] ?? (key.length === 1 ? key.toUpperCase().charCodeAt(0) : 0);
    const text = key === 'Enter' ? '\r' : key.length === 1 && !(modifiers & ~8) ? key : undefined;
    const event = { key, windowsVirtualKeyCode: code, modifiers };
    down.unshift(event);
    await devtools.send('Input.dispatchKeyEvent', {
      ...event,
      type: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...(text === undefined ? {} : { text }),
      ...(command && key === keys.at(-1) ? { commands: [command] } : {}),
    });
  }
  for (const event of down) {
    modifiers &= ~(MODIFIERS[event.key] ?? 0);
    await devtools.send('Input.dispatchKeyEvent', { ...event, modifiers, type: 'keyUp' });
  }
}

/** In the page: puts `text` on the clipboard without a trace in the document. */
function copy(text: string): void {
  const supply = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('copy', supply, { capture: true, once: true });
  document.execCommand('copy');
}

/** Reads with a permission that lasts no longer than the reading. */
async function readClipboard(page: Page, devtools: CDPSession): Promise<string> {
  const permission = { name: 'clipboard-read' };
  // `URL.origin` knows no extensions.
  const { protocol, host } = new URL(page.url());
  const origin = `${protocol}//${host}`;
  await devtools.send('Browser.setPermission', { permission, setting: 'granted', origin });
  try {
    return await page.evaluate(() => navigator.clipboard.readText());
  } finally {
    await devtools.send('Browser.setPermission', { permission, setting: 'prompt', origin });
  }
}
