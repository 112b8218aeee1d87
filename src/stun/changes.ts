import { BUNDLED } from './bundled.ts';
import { MAX_LIST_CHARS, MAX_SERVERS, parseStunList, toUrl, type StunServer } from './list.ts';
import { DEFAULT_LIST, type OwnServer, type StunList } from './servers.ts';

/**
 * What a person does to the list. Each is applied to whatever is stored by then, so that two windows
 * that edit at once lose nothing of each other. `url`: the server's ICE URL.
 */
export type ListChange =
  /** All that `text` lists; `only`: in place of what was there. */
  | { type: 'add'; text: string; only: boolean }
  /** The first server in `text`, in place of `url`. */
  | { type: 'edit'; url: string; text: string }
  | { type: 'remove'; url: string }
  | { type: 'switch'; url: string; on: boolean }
  | { type: 'switch-bundled'; on: boolean }
  /** The bundled list as it came; the person's own servers stay. */
  | { type: 'restore' };

const BUNDLED_URLS: ReadonlySet<string> = new Set(BUNDLED.map(toUrl));

/** Checks the shape of a change from elsewhere; undefined if it is none. */
export function readListChange(value: Record<string, unknown>): ListChange | undefined {
  const { type, url, text, on, only } = value;
  const isText = (x: unknown): x is string => typeof x === 'string' && x.length <= MAX_LIST_CHARS;
  switch (type) {
    case 'add':
      return isText(text) && typeof only === 'boolean' ? { type, text, only } : undefined;
    case 'edit':
      return isText(text) && isText(url) ? { type, url, text } : undefined;
    case 'remove':
      return isText(url) ? { type, url } : undefined;
    case 'switch':
      return isText(url) && typeof on === 'boolean' ? { type, url, on } : undefined;
    case 'switch-bundled':
      return typeof on === 'boolean' ? { type, on } : undefined;
    case 'restore':
      return { type };
    default:
      return undefined;
  }
}

/** The list after `change`; what makes no sense (any more) changes nothing. */
export function changeList(list: StunList, change: ListChange): StunList {
  switch (change.type) {
    case 'add':
      return add(change.only ? { own: [], bundled: false, off: [] } : list, change.text);
    case 'edit':
      return edit(list, change.url, change.text);
    case 'remove':
      return { ...list, own: list.own.filter((server) => toUrl(server) !== change.url) };
    case 'switch':
      return switchOne(list, change.url, change.on);
    case 'switch-bundled':
      return { ...list, bundled: change.on };
    case 'restore':
      return { ...DEFAULT_LIST, own: list.own };
  }
}

/** A bundled one is switched on, others come to the person's own. */
function add(list: StunList, text: string): StunList {
  return parseStunList(text).servers.reduce((before, server) => {
    const url = toUrl(server);
    if (isOwn(before, url) || (before.bundled && BUNDLED_URLS.has(url))) {
      return switchOne(before, url, true);
    }
    return { ...before, own: append(before.own, server) };
  }, list);
}

function edit(list: StunList, url: string, text: string): StunList {
  const [server] = parseStunList(text).servers;
  if (!server) return list;
  // Where `url` is gone by now, the edited server is kept all the same: somebody wants it.
  const own = isOwn(list, url)
    ? list.own.map((each) => (toUrl(each) === url ? { ...server, off: each.off } : each))
    : append(list.own, server);
  // It may have become one that was there already.
  return { ...list, own: [...new Map(own.map((each) => [toUrl(each), each])).values()] };
}

function switchOne(list: StunList, url: string, on: boolean): StunList {
  if (isOwn(list, url)) {
    const own = list.own.map((each) => (toUrl(each) === url ? { ...each, off: !on } : each));
    return { ...list, own };
  }
  if (!BUNDLED_URLS.has(url)) return list;
  const others = list.off.filter((each) => each !== url);
  return { ...list, off: on ? others : [...others, url] };
}

function isOwn({ own }: StunList, url: string): boolean {
  return own.some((server) => toUrl(server) === url);
}

function append(own: OwnServer[], server: StunServer): OwnServer[] {
  return [...own, { ...server, off: false }].slice(0, MAX_SERVERS);
}
