import browser from 'webextension-polyfill';
import { SETTINGS_KEY } from '../stun/keys.ts';
import { readSettings } from '../stun/settings.ts';
import { difference, fromItems, toItems } from '../stun/sync-items.ts';
import { update } from './store.ts';

/** Takes over what another of the person's browsers changed in the list, where that is wanted. */
export function init(): void {
  browser.storage.sync.onChanged.addListener(() => {
    void update(SETTINGS_KEY, async (stored) => {
      const settings = readSettings(stored);
      if (!settings.sync) return stored;
      const stun = fromItems(await browser.storage.sync.get(null), settings.stun);
      return { ...settings, stun };
    });
  });
}

/**
 * After a change of the settings here: brings what became of the list to the other browsers, and what is
 * there to this one when it joins them. Returns what has to be stored here.
 */
export async function shareList(key: string, before: unknown, after: unknown): Promise<unknown> {
  if (key !== SETTINGS_KEY) return after;
  const [old, settings] = [readSettings(before), readSettings(after)];
  if (!settings.sync) return after;
  try {
    let { stun } = settings;
    let shared = old.stun;
    if (!old.sync) {
      const items = await browser.storage.sync.get(null);
      shared = fromItems(items, stun);
      stun = fromItems({ ...toItems(stun), ...items }, stun);
    }
    const { set, remove } = difference(shared, stun);
    await browser.storage.sync.set(set);
    await browser.storage.sync.remove(remove);
    return { ...settings, stun };
  } catch {
    // No account, no room, too many changes a minute: the list here is the one that counts.
    return after;
  }
}
