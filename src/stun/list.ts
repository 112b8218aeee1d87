/**
 * STUN lists as people write and share them: one server a line, as `host`, `host:port` or a
 * `stun:` URI (RFC 7064); `#` starts a comment, blank lines are fine.
 */
export interface StunServer {
  /** A DNS name in lower case, an IPv4 address, or an IPv6 address without brackets. */
  host: string;
  port: number;
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

const ENTRY = /^(?:stun:)?(?:\[([0-9a-f:.]+)\]|([^[\]:/?#@\s]+))(?::(\d{1,5}))?$/i;
/** RFC 1123 §2.1: letters, digits, inner hyphens; 63 octets a label. */
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads a STUN list. Never throws: lines that name no server come back in `errors`,
 * a server that is named twice counts once.
 */
export function parseStunList(text: string): { servers: StunServer[]; errors: StunListError[] } {
  const servers = new Map<string, StunServer>();
  const errors: StunListError[] = [];
  const lines = text.slice(0, MAX_LIST_CHARS).split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    const entry = line.replace(/(?:^|\s)#.*$/, '').trim();
    if (entry === '') continue;
    const server = parseStunServer(entry);
    if (!server) errors.push({ line: index + 1, text: line.trim().slice(0, MAX_ENTRY_CHARS) });
    else if (servers.size < MAX_SERVERS) servers.set(toIceUrl(server), server);
  }
  return { servers: [...servers.values()], errors };
}

/** Reads one entry of a list, or undefined if it names no STUN server over UDP. */
export function parseStunServer(entry: string): StunServer | undefined {
  if (entry.length > MAX_ENTRY_CHARS) return undefined;
  const [, ipv6, name, digits] = ENTRY.exec(entry) ?? [];
  const port = digits === undefined ? DEFAULT_STUN_PORT : Number(digits);
  if (port < 1 || port > 65_535) return undefined;
  const host = (ipv6 ?? name)?.toLowerCase();
  if (host === undefined) return undefined;
  const valid = ipv6 === undefined ? isIpv4(host) || isDnsName(host) : isIpv6(host);
  return valid ? { host, port } : undefined;
}

/** The server as `RTCIceServer.urls` takes it, `stun:host:port` (RFC 7064 §3.1). */
export function toIceUrl({ host, port }: StunServer): string {
  return `stun:${host.includes(':') ? `[${host}]` : host}:${port}`;
}

export function isIpv4(host: string): boolean {
  const parts = host.split('.');
  return (
    parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && +part < 256)
  );
}

function isIpv6(host: string): boolean {
  return host.includes(':') && URL.canParse(`http://[${host}]/`);
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
