import browser from 'webextension-polyfill';
import { onRequest } from '../platform/extension.ts';

export function init(): void {
  onRequest((request) => (request.type === 'open-page' ? openPage(request.active) : undefined));
}

/** Opens the page in a tab of its own, or brings an open one to the front if it shall be `active`. */
async function openPage(active: boolean): Promise<void> {
  const url = browser.runtime.getURL('page.html');
  const open = await findPage(url);
  if (!open) await browser.tabs.create({ url, active });
  else if (active) await focus(open);
}

/** Needs no permission, unlike a search by `tabs.query`. */
async function findPage(url: string): Promise<browser.Runtime.ExtensionContext | undefined> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'] });
  return contexts.find(({ documentUrl }) => documentUrl?.split(/[?#]/)[0] === url);
}

async function focus({ tabId, windowId }: browser.Runtime.ExtensionContext): Promise<void> {
  await browser.tabs.update(tabId, { active: true });
  // Firefox for Android has no windows.
  await browser.windows?.update(windowId, { focused: true });
}
