/**
 * Functions that run inside Firefox itself (its privileged window), for what WebDriver BiDi does not
 * know: popups, event pages, the clipboard. Each is sent as source text, so it uses nothing outside
 * itself but Firefox's own globals.
 */

import type { Media } from './view.ts';

/** A window's `<browser>` element: a tab's or a popup's. */
interface XulBrowser extends Element {
  permanentKey?: object;
  currentURI: { spec: string };
  browsingContext: {
    prefersColorSchemeOverride: 'light' | 'dark' | 'none';
    prefersReducedMotionOverride: 'reduce' | 'none';
    forcedColorsOverride: 'active' | 'none';
  };
}
interface NavigableManager {
  getBrowserById(id: string): XulBrowser | null;
  getIdForBrowser(browser: XulBrowser): string;
}
interface Extension {
  backgroundState: 'starting' | 'running' | 'suspending' | 'stopped';
  terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>;
}
interface Action {
  triggerAction(window: Window): Promise<void>;
}
interface Modules {
  NavigableManager: NavigableManager;
  ExtensionParent: {
    apiManager: { global: { browserActionFor(extension: Extension): Action } };
  };
}
declare const ChromeUtils: { importESModule(url: string): Modules };
declare const WebExtensionPolicy: {
  getByID(id: string): { extension: Extension; mozExtensionHostname: string };
};
declare const Cc: Record<string, { getService(type: unknown): { copyString(text: string): void } }>;
declare const Ci: { nsIClipboardHelper: unknown };

/**
 * BiDi lists tabs only, but its commands work in any `<browser>` that it can find by an id. This
 * lets it find popups too, so that they are driven by the same real input events as tabs.
 */
export function revealPopups(): void {
  const { NavigableManager: manager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const findTab = manager.getBrowserById.bind(manager);
  manager.getBrowserById = (id) => {
    const popups = document.querySelectorAll<XulBrowser>('browser.webextension-popup-browser');
    const popup = [...popups].find((b) => b.permanentKey && manager.getIdForBrowser(b) === id);
    return popup ?? findTab(id);
  };
}

/** What a press on the extension's toolbar button does. */
export async function pressToolbarButton(extension: string): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  );
  const { browserActionFor } = ExtensionParent.apiManager.global;
  await browserActionFor(WebExtensionPolicy.getByID(extension).extension).triggerAction(window);
}

/** BiDi's id of the popup's document, once its panel is open and it is loading. */
export function popupContext(): string | null {
  const popup = document.querySelector<XulBrowser>('browser.webextension-popup-browser');
  const panel = popup?.closest('panel') as (Element & { state: string }) | null | undefined;
  if (!popup || panel?.state !== 'open' || popup.currentURI.spec === 'about:blank') return null;
  const { NavigableManager: manager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  // By this key BiDi tells `<browser>` elements apart; only tabs have one from the start.
  popup.permanentKey ??= {};
  return manager.getIdForBrowser(popup);
}

export function popupExists(): boolean {
  return document.querySelector('browser.webextension-popup-browser') !== null;
}

/** What a click outside of the panel does. */
export function hidePopup(): void {
  const popup = document.querySelector('browser.webextension-popup-browser');
  (popup?.closest('panel') as (Element & { hidePopup(): void }) | null | undefined)?.hidePopup();
}

export async function endBackground(extension: string): Promise<void> {
  const policy = WebExtensionPolicy.getByID(extension);
  await policy.extension.terminateBackground({ disableResetIdleForTest: true });
}

export function backgroundState(extension: string): string {
  return WebExtensionPolicy.getByID(extension).extension.backgroundState;
}

export function setMedia(context: string, media: Media): void {
  const { NavigableManager: manager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs',
  );
  const browser = manager.getBrowserById(context);
  if (!browser) return;
  const { browsingContext } = browser;
  browsingContext.prefersColorSchemeOverride = media['prefers-color-scheme'] ?? 'none';
  browsingContext.prefersReducedMotionOverride = media['prefers-reduced-motion'] ?? 'none';
  browsingContext.forcedColorsOverride = media['forced-colors'] ?? 'none';
}

export function setClipboard(text: string): void {
  Cc['@mozilla.org/widget/clipboardhelper;1']?.getService(Ci.nsIClipboardHelper).copyString(text);
}

export function getClipboard(): Promise<string> {
  return navigator.clipboard.readText();
}

/** The host name that Firefox gave to an extension. */
export function hostOf(id: string): string {
  return WebExtensionPolicy.getByID(id).mozExtensionHostname;
}
