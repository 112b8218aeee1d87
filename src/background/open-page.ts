import browser from 'webextension-polyfill';
import { onRequest, request } from '../platform/extension.ts';
import { putCommands } from './command-box.ts';

const PAGE = browser.runtime.getURL('page.html');

export function init(): void {
  onRequest((request) => {
    if (request.type === 'open-page') return openPage(request.active, request.commands);
    if (request.type === 'hand-over') return handOver(request.commands);
    return undefined;
  });
}

/** Opens the page in a tab of its own, or brings an open one to the front if it shall be `active`. */
export async function openPage(active: boolean, commands: unknown[]): Promise<void> {
  await putCommands(commands);
  if (!(await tellPage(active))) await browser.tabs.create({ url: PAGE, active });
}

async function handOver(commands: unknown[]): Promise<{ elsewhere: boolean }> {
  await putCommands(commands);
  return { elsewhere: await tellPage(true) };
}

/** Tells an open page that there are commands, and brings it to the front if it shall be `active`. */
async function tellPage(active: boolean): Promise<boolean> {
  const open = await findPage();
  if (!open) return false;
  request({ type: 'commands-waiting' }).catch(() => undefined); // it takes them when it is ready
  if (active) await focus(open);
  return true;
}

/** Needs no permission, unlike a search by `tabs.query`. */
export async function findPage(): Promise<browser.Runtime.ExtensionContext | undefined> {
  const contexts = await browser.runtime.getContexts({ contextTypes: ['TAB'] });
  return contexts.find(({ documentUrl }) => documentUrl?.split(/[?#]/)[0] === PAGE);
}

async function focus({ tabId, windowId }: browser.Runtime.ExtensionContext): Promise<void> {
  await browser.tabs.update(tabId, { active: true });
  // Firefox for Android has no windows.
  await browser.windows?.update(windowId, { focused: true });
}
