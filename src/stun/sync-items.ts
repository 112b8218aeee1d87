import { toUrl } from './list.ts';
import { readStunList, type StunList } from './servers.ts';

/**
 * The list as items of `storage.sync`: one a server, so that browsers that change different servers at the
 * same time do not undo each other's changes, and none is larger than an item may be (8 KB).
 */
export type SyncItems = Record<string, unknown>;

/** A bundled server that is switched off. */
const OFF = 'off ';
const BUNDLED = 'bundled';

export function toItems({ own, bundled, off }: StunList): SyncItems {
  return Object.fromEntries<unknown>([
    ...own.map((server) => [toUrl(server), server] as const),
    ...off.map((url) => [OFF + url, true] as const),
    ...(bundled ? [] : [[BUNDLED, false] as const]),
  ]);
}

/** Reads items, which may be anything. They have no order: the servers in `list` keep theirs. */
export function fromItems(items: SyncItems, list: StunList): StunList {
  const keys = Object.keys(items);
  const known = Object.keys(toItems(list)).filter((key) => keys.includes(key));
  const ordered = [...new Set([...known, ...keys.sort()])];
  return readStunList({
    own: ordered.filter((key) => /^(stun|beacon):/.test(key)).map((key) => items[key]),
    off: ordered.filter((key) => key.startsWith(OFF)).map((key) => key.slice(OFF.length)),
    bundled: items[BUNDLED],
  });
}

/** What has to be written and taken away so that items that hold `before` hold `after`. */
export function difference(
  before: StunList,
  after: StunList,
): { set: SyncItems; remove: string[] } {
  const [old, now] = [toItems(before), toItems(after)];
  const isNew = ([key, value]: [string, unknown]) =>
    JSON.stringify(old[key]) !== JSON.stringify(value);
  return {
    set: Object.fromEntries(Object.entries(now).filter(isNew)),
    remove: Object.keys(old).filter((key) => !(key in now)),
  };
}
