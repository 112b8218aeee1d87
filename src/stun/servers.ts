import { isRecord } from '../platform/requests.ts';
import { BUNDLED } from './bundled.ts';
import { operatorOf } from './choose.ts';
import { MAX_SERVERS, parseStunList, readStunServer, toUrl, type StunServer } from './list.ts';
import { OLD_DEFAULT_LIST } from './old-default.ts';

/**
 * What is stored of the list: the person's own servers, and where they differ with the bundled ones.
 * So an update of spontan brings its new servers, and leaves alone what the person chose.
 */
export interface StunList {
  /** In the order in which they came. */
  own: OwnServer[];
  /** Ask the bundled ones at all. */
  bundled: boolean;
  /** ICE URLs of the bundled ones that are switched off. */
  off: string[];
}

export interface OwnServer extends StunServer {
  off: boolean;
}

/** A server as it is shown and asked. */
export interface ListedServer extends StunServer {
  /** As {@link toUrl}: what tells servers apart. */
  url: string;
  origin: 'own' | 'bundled';
  operator: string;
  on: boolean;
}

export const DEFAULT_LIST: Readonly<StunList> = { own: [], bundled: true, off: [] };

/** All servers, the person's own first. One that is in both lists is the person's. */
export function listServers({ own, bundled, off }: StunList): ListedServer[] {
  const mine = own.map(({ off: isOff, ...server }): ListedServer => {
    const operator = operatorOf(server.host);
    return { ...server, url: toUrl(server), origin: 'own', operator, on: !isOff };
  });
  const known = new Set(mine.map(({ url }) => url));
  const others = BUNDLED.map((server): ListedServer => {
    const url = toUrl(server);
    return { ...server, url, origin: 'bundled', on: bundled && !off.includes(url) };
  });
  return [...mine, ...others.filter(({ url }) => !known.has(url))];
}

/** Reads what was stored, perhaps by another version; what is wrong is left out. Never throws. */
export function readStunList(stored: unknown): StunList {
  if (!isRecord(stored)) return DEFAULT_LIST;
  const { own, bundled, off } = stored;
  const servers = Array.isArray(own) ? own.slice(0, MAX_SERVERS).flatMap(readOwn) : [];
  return {
    own: [...new Map(servers.map((server) => [toUrl(server), server])).values()],
    bundled: bundled !== false,
    off: Array.isArray(off)
      ? off.filter((url) => typeof url === 'string').slice(0, MAX_SERVERS)
      : [],
  };
}

/** The list of a version that kept it as text. */
export function migrateList(text: string): StunList {
  if (text === OLD_DEFAULT_LIST) return DEFAULT_LIST;
  const own = parseStunList(text).servers.map((server) => ({ ...server, off: false }));
  return { own, bundled: false, off: [] };
}

function readOwn(value: unknown): OwnServer[] {
  const server = readStunServer(value);
  return server ? [{ ...server, off: isRecord(value) && value.off === true }] : [];
}
