import browser from 'webextension-polyfill';
import { onRequest } from '../platform/extension.ts';

/**
 * What a popup wanted while no page was open. The popup may be closed before the page is there, so
 * the background keeps it, in memory only (it may hold codes), until the page takes it.
 */
const KEY = 'commands';

export function init(): void {
  onRequest(({ type }) => (type === 'take-commands' ? takeCommands() : undefined));
}

export function putCommands(commands: unknown[]): Promise<void> {
  return alone(async () => {
    await browser.storage.session.set({ [KEY]: [...(await waiting()), ...commands] });
  });
}

function takeCommands(): Promise<{ commands: unknown[] }> {
  return alone(async () => {
    const commands = await waiting();
    await browser.storage.session.remove(KEY);
    return { commands };
  });
}

async function waiting(): Promise<unknown[]> {
  const stored: unknown = (await browser.storage.session.get(KEY))[KEY];
  return Array.isArray(stored) ? stored : [];
}

/** One after the other, so that every command is handed over once. */
function alone<T>(run: () => Promise<T>): Promise<T> {
  return navigator.locks.request('spontan-commands', run);
}
