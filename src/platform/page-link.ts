import browser from 'webextension-polyfill';
import { onRequest, request, toViewPort } from './extension.ts';
import type { ViewPort } from './platform.ts';
import { VIEW_PORT } from './requests.ts';

/** A page answers in milliseconds; one that the browser has frozen does not answer at all. */
const ANSWER_TIMEOUT_MS = 2000;

/**
 * From the popup to the page: a line on which the page has already spoken (its first message is
 * delivered to the first listener), or undefined where no page is open.
 */
export function connectToPage(): Promise<ViewPort | undefined> {
  const port = browser.runtime.connect({ name: VIEW_PORT });
  // Firefox delivers messages even to a popup that is half torn down, and rendering them throws.
  window.addEventListener('pagehide', () => port.disconnect(), { once: true });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      port.disconnect();
      resolve(undefined);
    }, ANSWER_TIMEOUT_MS);
    port.onDisconnect.addListener(() => {
      void browser.runtime.lastError; // read, or Chromium complains that nobody did
      clearTimeout(timer);
      resolve(undefined);
    });
    port.onMessage.addListener(function first(message) {
      clearTimeout(timer);
      port.onMessage.removeListener(first);
      const view = toViewPort(port);
      resolve({
        ...view,
        onMessage(listener) {
          view.onMessage(listener);
          listener(message);
        },
      });
    });
  });
}

/**
 * Opens the page where it is not open; `active` brings it to the front, which closes the popup.
 * `commands` reach the page also when the popup is closed before the page is there.
 */
export async function openPage(active: boolean, commands: unknown[] = []): Promise<void> {
  await request({ type: 'open-page', active, commands });
}

/** Calls `listener` whenever a page becomes ready to be connected to, also after a reload. */
export function onPageReady(listener: () => void): void {
  onRequest(({ type }) => {
    if (type === 'page-ready') listener();
    return undefined;
  });
}
