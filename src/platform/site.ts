import { registerLinks } from './fragment.ts';
import { loadMessages } from './locales.ts';
import type { Platform, Reducers } from './platform.ts';
import { watchCopy } from './site-copy.ts';
import { watchLinks } from './site-links.ts';

const PREFIX = 'spontan:';

/** For pages whose storage is refused (blocked cookies, some file: URLs): kept until they close. */
const memory = new Map<string, string>();
// At once: a code shall not stay in the address longer than it must.
const links = watchLinks();
const address = location.href.split('#')[0] ?? '';
/** Only what comes from a server has an address that others can open, and that browsers hand links to. */
const isOnline = isSecureContext && address.startsWith('http');

/** spontan as a plain web page: no popup, no background. */
export const createSite = (reducers: Reducers): Platform => ({
  kind: 'site',

  languages: navigator.languages,
  loadMessages,

  load(key) {
    return Promise.resolve(parse(readItem(PREFIX + key)));
  },

  // Nothing happens between the reading and the writing, so two tabs cannot undo each other's changes.
  change(key, change) {
    const value = reducers[key]?.(parse(readItem(PREFIX + key)), change);
    if (value !== undefined) writeItem(PREFIX + key, JSON.stringify(value));
    return Promise.resolve(value);
  },

  openLinks: isOnline ? (scheme) => registerLinks(scheme, address) : 'never',
  ...(isOnline && { ownSite: address }),
  siteCopy: isOnline ? watchCopy() : undefined,
  popupsChooseFiles: true,
  syncs: false,

  // A private window forgets what pages store.
  isPrivate: false,

  focusPage() {
    window.focus();
    return Promise.resolve();
  },

  listenForCommands: () => undefined,
  listenForViews: () => undefined,
  listenForLinks: links.listen,
  passLinksOn: links.passOn,
});

function readItem(key: string): string | undefined {
  try {
    return memory.get(key) ?? localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function writeItem(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    memory.set(key, text);
  }
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
