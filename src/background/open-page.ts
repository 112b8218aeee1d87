import browser from 'webextension-polyfill';
import { onRequest, request } from '../platform/extension.ts';
import { putCommands } from './command-box.ts';

export function init(): void {
  onRequest((request) => {
    if (request.type !== 'open-page') return undefined;
    return openPage(request.active, request.commands);
  });
}

/** Opens the page in a tab of its own, or brings an open one to the front if it shall be `active`. */
async function openPage(active: boolean, commands: unknown[]): Promise<void> {
  await putCommands(commands);
  const url = browser.runtime.getURL('page.html');
  const open = await findPage(url);
  if (!open) {
    await browser.tabs.create({ url, active });
    return;
  }
  request({ type: 'commands-waiting' }).catch(() => undefined); // it takes them when it is ready
  if (active) await focus(open);
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
