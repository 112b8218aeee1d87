import browser from 'webextension-polyfill';
import { onRequest } from '../platform/extension.ts';
import type { Reducers } from '../platform/platform.ts';

/**
 * Keeps what the windows change. Nothing is held in memory, so the browser may stop the background at
 * any time: a window whose change was not answered knows that it was not stored.
 */
export function init(reducers: Reducers): void {
  onRequest((request) => {
    if (request.type === 'load') return load(request.key);
    if (request.type === 'change') return change(reducers, request.key, request.change);
    return undefined;
  });
}

async function load(key: string): Promise<{ value: unknown }> {
  const stored = await browser.storage.local.get(key);
  return { value: stored[key] };
}

/** One after the other, so that each is applied to what the one before it left. */
function change(reducers: Reducers, key: string, change: unknown): Promise<{ value: unknown }> {
  return navigator.locks.request('spontan-store', async () => {
    const { value: stored } = await load(key);
    const value = reducers[key]?.(stored, change);
    if (value !== undefined) await browser.storage.local.set({ [key]: value });
    return { value };
  });
}
