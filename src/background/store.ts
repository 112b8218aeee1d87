import browser from 'webextension-polyfill';
import { onRequest } from '../platform/extension.ts';
import type { Reducers } from '../platform/platform.ts';

/** What has to happen after a change, before the next one; returns what is stored in the end. */
type AfterChange = (key: string, before: unknown, after: unknown) => Promise<unknown>;

/**
 * Keeps what the windows change. Nothing is held in memory, so the browser may stop the background at
 * any time: a window whose change was not answered knows that it was not stored.
 */
export function init(reducers: Reducers, afterChange: AfterChange): void {
  onRequest((request) => {
    if (request.type === 'load') return load(request.key);
    if (request.type === 'change') {
      const { key, change } = request;
      return update(key, (stored) => {
        const after = reducers[key]?.(stored, change);
        return afterChange(key, stored, after);
      });
    }
    return undefined;
  });
}

async function load(key: string): Promise<{ value: unknown }> {
  const stored = await browser.storage.local.get(key);
  return { value: stored[key] };
}

/** Stores what `change` makes of what is stored: one after the other, so that none undoes another. */
export function update(
  key: string,
  change: (stored: unknown) => Promise<unknown>,
): Promise<{ value: unknown }> {
  return navigator.locks.request('spontan-store', async () => {
    const { value: stored } = await load(key);
    const value = await change(stored);
    if (value !== undefined) await browser.storage.local.set({ [key]: value });
    return { value };
  });
}
