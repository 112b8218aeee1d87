import { isRecord } from '../platform/requests.ts';
import { decodeBeacon } from '../signal/beacon-code.ts';

/**
 * STUN lists as people write and share them: one server a line, as `host`, `host:port`, a `stun:`
 * URI (RFC 7064) or an IPv6 address; a beacon by its code; `#` starts a comment, blank lines are fine.
 */
export interface StunServer {
  /** A DNS name in lower case, an IPv4 address, or an IPv6 address (RFC 5952) without brackets. */
  host: string;
  port: number;
  /** What the comment in its line says, such as who runs it. */
  note?: string;
  /** It is a beacon, at this address among others, and this is its code. */
  beacon?: string;
}

export interface StunListError {
  /** Counted from 1. */
  line: number;
  text: string;
}

/** RFC 8489 §19.3. */
export const DEFAULT_STUN_PORT = 3478;
/** Ten times the longest list in use today; what is longer is no list that a person looks after. */
export const MAX_LIST_CHARS = 65_536;
/** The rest of a longer list is ignored: three servers are asked at a time anyway. */
export const MAX_SERVERS = 500;
/** A DNS name has at most 253 characters (RFC 1035 §2.3.4); scheme, port and spaces come on top. */
const MAX_ENTRY_CHARS = 300;
/** Room for a name and a place; more is no note but a text. */
const MAX_NOTE_CHARS = 80;

const ENTRY = /^(?:stun:)?(?:\[([0-9a-f:.]+)\]|([^[\]:/?#@\s]+))(?::(\d{1,5}))?$/i;
/** RFC 1123 §2.1: letters, digits, inner hyphens; 63 octets a label. */
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads a STUN list: lines, or JSON with `iceServers` as WebRTC programs have it. Never throws: what
 * names no server comes back in `errors`, a server that is named twice counts once.
 */
export function parseStunList(text: string): { servers: StunServer[]; errors: StunListError[] } {
  const servers = new Map<string, StunServer>();
  const errors: StunListError[] = [];
  const bounded = text.slice(0, MAX_LIST_CHARS);
  const entries = readIceServers(bounded) ?? readLines(bounded);
  for (const { line, entry, note } of entries) {
    const server = parseStunServer(entry);
    if (!server) errors.push({ line, text: entry.slice(0, MAX_ENTRY_CHARS) });
    else if (servers.size < MAX_SERVERS || servers.has(toUrl(server))) {
      servers.set(toUrl(server), { ...server, ...(note && { note }) });
    }
  }
  return { servers: [...servers.values()], errors };
}

/** A part of a list that should name a server. */
interface Entry {
  /** In JSON, which `urls` it is. */
  line: number;
  entry: string;
  note: string;
}

function readLines(text: string): Entry[] {
  return text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const comment = raw.search(/(?:^|\s)#/);
    const entry = (comment < 0 ? raw : raw.slice(0, comment)).trim();
    const note = comment < 0 ? '' : raw.slice(raw.indexOf('#', comment) + 1).trim();
    return entry ? [{ line: index + 1, entry, note: note.slice(0, MAX_NOTE_CHARS) }] : [];
  });
}

/** The URLs of `iceServers` (an array of RTCIceServer, or an object that holds it); else undefined. */
function readIceServers(text: string): Entry[] | undefined {
  // Not a line that begins with an IPv6 address.
  if (!/^\s*(?:\[\s*[[{"\]]|\{)/.test(text)) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = isRecord(json) && !Array.isArray(json) ? json.iceServers : json;
  if (!Array.isArray(list)) return undefined;
  const urls = (list as unknown[]).flatMap((each) =>
    isRecord(each) ? (each.urls ?? each.url) : each,
  );
  return urls.map((url, index) => ({
    line: index + 1,
    entry: typeof url === 'string' ? url : JSON.stringify({ urls: url }),
    note: '',
  }));
}

/** Reads one entry of a list, or undefined if it names no STUN server over UDP. */
export function parseStunServer(entry: string): StunServer | undefined {
  if (entry.length > MAX_ENTRY_CHARS) return undefined;
  const beacon = decodeBeacon(entry)?.candidates[0];
  if (beacon) return { host: beacon.address, port: beacon.port, beacon: entry };
  const bare = canonicalIpv6(entry);
  if (bare !== undefined) return { host: bare, port: DEFAULT_STUN_PORT };
  const [, ipv6, name, digits] = ENTRY.exec(entry) ?? [];
  const port = digits === undefined ? DEFAULT_STUN_PORT : Number(digits);
  if (port < 1 || port > 65_535) return undefined;
  const host = ipv6 === undefined ? name?.toLowerCase() : canonicalIpv6(ipv6);
  if (host === undefined) return undefined;
  return ipv6 !== undefined || isIpv4(host) || isDnsName(host) ? { host, port } : undefined;
}

/** The server that a stored value is, or undefined if it is none. */
export function readStunServer(value: unknown): StunServer | undefined {
  if (!isRecord(value)) return undefined;
  const { host, port, note, beacon } = value;
  if (typeof host !== 'string' || typeof port !== 'number') return undefined;
  const server = parseStunServer(
    typeof beacon === 'string' ? beacon : formatAddress({ host, port }),
  );
  const text = typeof note === 'string' ? note.slice(0, MAX_NOTE_CHARS) : '';
  return server && { ...server, ...(text && { note: text }) };
}

/** The list as text that {@link parseStunList} reads again. */
export function formatStunList(servers: readonly StunServer[]): string {
  return servers.map((server) => `${formatStunServer(server)}\n`).join('');
}

/** One server as a line of a list: `host:port # note`. */
export function formatStunServer(server: StunServer): string {
  return (server.beacon ?? formatAddress(server)) + (server.note ? ` # ${server.note}` : '');
}

/** `host:port`, as people read it. */
export function formatAddress({ host, port }: StunServer): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/**
 * The server as `RTCIceServer.urls` takes it, `stun:host:port` (RFC 7064 §3.1); a beacon's code in its
 * place, which no browser takes there.
 */
export function toUrl(server: StunServer): string {
  return server.beacon ?? `stun:${formatAddress(server)}`;
}

export function isIpv4(host: string): boolean {
  const parts = host.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && +part < 256)
  );
}

/** RFC 5952, so that one address is one server; undefined where it is no IPv6 address. */
export function canonicalIpv6(text: string): string | undefined {
  const url = `http://[${text}]/`;
  if (!/^[0-9a-f:.]+$/i.test(text) || !text.includes(':') || !URL.canParse(url)) return undefined;
  return new URL(url).hostname.slice(1, -1);
}

function isDnsName(host: string): boolean {
  const labels = host.split('.');
  // A name whose last label is a number would be read as an IPv4 address (RFC 3696 §2).
  return (
    host.length <= 253 &&
    labels.every((l) => DNS_LABEL.test(l)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}
