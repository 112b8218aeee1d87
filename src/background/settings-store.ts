import browser from 'webextension-polyfill';
import { onRequest } from '../platform/extension.ts';

/**
 * Keeps what the page saves. Nothing is held in memory, so the browser may stop the background at
 * any time: a page whose save was not answered knows that it was not stored.
 */
export function init(): void {
  onRequest((request) => {
    if (request.type === 'load') return load(request.key);
    if (request.type === 'save') return save(request.key, request.value);
    return undefined;
  });
}

async function load(key: string): Promise<{ value: unknown }> {
  const stored = await browser.storage.local.get(key);
  return { value: stored[key] };
}

/** One write after the other, in the order of their arrival: the last one said is what stays. */
function save(key: string, value: unknown): Promise<void> {
  return navigator.locks.request('spontan-store', () =>
    browser.storage.local.set({ [key]: value }),
  );
}
