import type { Browser } from 'puppeteer-core';
import { poll } from './poll.ts';

type EventName = 'contextMenus.onClicked' | 'omnibox.onInputChanged' | 'omnibox.onInputEntered';

/**
 * Tells the extension's service worker of an event as the browser does. For what a person does outside
 * of any page: a browser without a window has no menus and no address bar, and DevTools cannot reach them.
 */
export async function fireInBackground(
  browser: Browser,
  event: EventName,
  ...args: unknown[]
): Promise<void> {
  const target = await poll('the service worker', async () =>
    browser.targets().find((t) => t.type() === 'service_worker'),
  );
  const worker = await target.worker();
  await worker?.evaluate(
    ([api = '', name = ''], values) => {
      type Events = Record<string, Record<string, { dispatch(...values: unknown[]): void }>>;
      (globalThis as unknown as { chrome: Events }).chrome[api]?.[name]?.dispatch(...values);
    },
    event.split('.'),
    args,
  );
}
