import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { BrowserKind, LaunchOptions, TestBrowser } from './types.ts';

export type { BrowserKind, LaunchOptions, TestBrowser } from './types.ts';
export type { View, Wanted } from './view.ts';

/** The browsers that were started and not closed yet. */
export const running = new Set<TestBrowser>();

/** Starts a browser with an extension, headless; 1 s for Chromium, 3 s for Firefox. */
export async function launch(kind: BrowserKind, options: LaunchOptions): Promise<TestBrowser> {
  const browser = await (kind === 'chromium' ? launchChromium : launchFirefox)(options);
  running.add(browser);
  const close = async () => {
    running.delete(browser);
    await browser.close();
  };
  return { ...browser, close };
}
