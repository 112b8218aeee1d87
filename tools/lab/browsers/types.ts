import type { View } from './view.ts';

export type BrowserKind = 'chromium' | 'firefox';

export interface LaunchOptions {
  /** The folder of an unpacked extension, or a ZIP of it. Firefox's needs `browser_specific_settings.gecko.id`. */
  extension: string;
  /** Set by `launch` where `extension` was a ZIP: that, for browsers that install it as it is. */
  archive?: string | undefined;
  /** A folder for the profile, which stays when the browser ends: to start with it again. */
  profile?: string;
  /** Firefox: about:config preferences beside those in firefox-prefs.ts. */
  prefs?: Record<string, string | number | boolean>;
  /** More arguments for the browser's command line. */
  args?: string[];
  /** More environment variables (PULSE_SINK and the like). */
  env?: Record<string, string>;
}

/** A running browser with one extension, a throwaway profile and no window on any screen. */
export interface TestBrowser {
  kind: BrowserKind;
  /** The process of the browser itself; its children are in its process group. */
  pid: number;
  /** The extension's own address, with a slash at the end. */
  baseUrl: string;
  /** Opens a page of the extension (`page.html#x`), or any absolute address, in a new front tab. */
  open(path: string): Promise<View>;
  /** Opens the real popup as a press on the toolbar button does. Closes one that is open before. */
  openPopup(): Promise<View>;
  /** When {@link openPopup} has pressed the button, in milliseconds since 1970. */
  pressedAt(): number;
  /** Closes the popup as it closes when the person clicks elsewhere. */
  closePopup(): Promise<void>;
  popupOpen(): Promise<boolean>;
  /** Waits for a tab that the product itself opened; `suffix` ends the address or its path. */
  findPage(suffix: string, timeout?: number): Promise<View>;
  /** Installs one more extension from its folder. Resolves to its address, with a slash at the end. */
  install(folder: string): Promise<string>;
  /** All tabs, and the popup if it is open. */
  views(): Promise<View[]>;
  /** The addresses of all tabs. */
  tabs(): Promise<string[]>;
  /**
   * Types into the address bar and presses Enter. Resolves to the suggestions that were shown. In Chromium,
   * which has no address bar without a window, the extension is told of it, and no suggestion is seen.
   */
  enterInAddressBar(keyword: string, text: string): Promise<string[]>;
  /** Where files are saved to, without a question. */
  downloads: string;
  /** Ends the service worker or event page, as the browser itself may at any time. */
  stopBackground(): Promise<void>;
  backgroundRunning(): Promise<boolean>;
  /** Uncaught exceptions and console.error of the extension's pages, popup and background so far. */
  consoleErrors(): string[];
  /**
   * Ends the browser and removes its profile.
   * @throws Error if it has contacted anybody but STUN servers and peers (network-log.ts)
   */
  close(): Promise<void>;
}
