/** A candidate's address, taken apart: a number for IP addresses, else a lower-case host name. */
export type Address = { family: 4 | 6; value: bigint } | { family: 'name'; name: string };

/** RFC 1035 §2.3.4. */
const MAX_NAME = 253;

/**
 * Reads an address of a candidate. `undefined` for anything that is no address, and for addresses that
 * nobody else can be reached at: a code must not make a browser talk to its own machine or to a group.
 */
export function parseAddress(text: string): Address | undefined {
  if (text.length > MAX_NAME) return undefined;
  const ipv4 = parseIPv4(text);
  if (ipv4 !== undefined) return isReachableIPv4(ipv4) ? { family: 4, value: ipv4 } : undefined;
  if (text.includes(':')) {
    const ipv6 = parseIPv6(text);
    return ipv6 !== undefined && isReachableIPv6(ipv6) ? { family: 6, value: ipv6 } : undefined;
  }
  const name = text.toLowerCase();
  return isReachableName(name) ? { family: 'name', name } : undefined;
}

/** The one way each address is written: dotted IPv4, RFC 5952 for IPv6, names in lower case. */
export function formatAddress(address: Address): string {
  if (address.family === 'name') return address.name;
  return address.family === 4 ? formatIPv4(address.value) : formatIPv6(address.value);
}

/** `parseAddress` for addresses out of a code: the same rules for what is reachable. */
export function isReachable(address: Address): boolean {
  if (address.family === 'name') return isReachableName(address.name);
  return address.family === 4 ? isReachableIPv4(address.value) : isReachableIPv6(address.value);
}

function isReachableIPv4(value: bigint): boolean {
  const first = Number(value >> 24n);
  // 0/8 this network, 127/8 loopback, 224/4 multicast, 240/4 reserved and broadcast (RFC 6890 §2.2.2).
  return first !== 0 && first !== 127 && first < 224;
}

function isReachableIPv6(value: bigint): boolean {
  // ::/80 holds the unspecified address, loopback, and IPv4 in IPv6's clothes (RFC 4291 §2.5): all of
  // it could smuggle in 127.0.0.1. ff00::/8 is multicast (RFC 4291 §2.7).
  return value >> 48n !== 0n && value >> 120n !== 0xffn;
}

/**
 * Only names of the local network (RFC 6762 §3), as browsers write them to hide addresses: a look-up of
 * any other name would tell a DNS server, perhaps one of a hostile code's choice, who is being called.
 */
function isReachableName(name: string): boolean {
  const labels = name.split('.');
  return (
    name.length <= MAX_NAME &&
    labels.length > 1 &&
    labels.at(-1) === 'local' &&
    // RFC 1123 §2.1: letters, digits, hyphens inside, at most 63.
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  );
}

function parseIPv4(text: string): bigint | undefined {
  if (!/^(?:\d{1,3}\.){3}\d{1,3}$/.test(text)) return undefined;
  const parts = text.split('.');
  // A leading zero means octal to some programs: refuse what can be read in two ways.
  if (parts.some((part) => Number(part) > 255 || String(Number(part)) !== part)) return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function formatIPv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
}

/** RFC 4291 §2.2, all three forms. */
function parseIPv6(text: string): bigint | undefined {
  let hex = text;
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (tail) {
    const ipv4 = parseIPv4(tail[2] ?? '');
    if (ipv4 === undefined) return undefined;
    hex = `${tail[1] ?? ''}${(ipv4 >> 16n).toString(16)}:${(ipv4 & 0xffffn).toString(16)}`;
  }
  const halves = hex.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const zeros = 8 - head.length - rest.length;
  if (halves.length === 2 ? zeros < 1 : zeros !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...rest];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

/** RFC 5952 §4: lower case, no leading zeros, the longest run of zeros (the first of equals) as "::". */
function formatIPv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) =>
    ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  );
  let best = { start: 0, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > best.length) best = { start, length };
  }
  if (best.length < 2) return groups.join(':');
  const head = groups.slice(0, best.start).join(':');
  return `${head}::${groups.slice(best.start + best.length).join(':')}`;
}
