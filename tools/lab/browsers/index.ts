import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import type { BrowserKind, LaunchOptions, TestBrowser } from './types.ts';

export type { BrowserKind, LaunchOptions, TestBrowser } from './types.ts';
export type { View, Wanted } from './view.ts';

/** Starts a browser with an extension, headless; 1 s for Chromium, 3 s for Firefox. */
export function launch(kind: BrowserKind, options: LaunchOptions): Promise<TestBrowser> {
  return kind === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
