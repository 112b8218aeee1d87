/**
 * Whom a browser has contacted, by its own network log: spontan speaks to nobody but STUN servers that
 * the person can see, and to the other person.
 */
import { readFile } from 'node:fs/promises';
import { BlockList, isIP } from 'node:net';
import path from 'node:path';
import { BUNDLED } from '../../../src/stun/bundled.ts';
import { temporaryFolder } from './process.ts';
import type { BrowserKind } from './types.ts';

export interface Contact {
  /** A request over HTTP or the like, a name that was looked up, a datagram. */
  how: 'request' | 'name' | 'datagram';
  /** A host name or an IP address. */
  host: string;
  /** What is known beside, for people. */
  detail: string;
  /** The browser did it for itself and not for a page, as far as it says so. */
  ownBusiness: boolean;
}

/** Switches a browser's log on. */
export async function networkLog(kind: BrowserKind) {
  const { folder, remove } = await temporaryFolder('network');
  const file = path.join(folder, 'log');
  const isChromium = kind === 'chromium';
  // `sync`, because Firefox is ended in a way that leaves it no time to write.
  const env: Record<string, string> = isChromium
    ? {}
    : { MOZ_LOG: 'sync,nsHttp:3,nsHostResolver:5', MOZ_LOG_FILE: file };
  return {
    args: isChromium ? [`--log-net-log=${file}`] : [],
    env,
    /** What strangers it has contacted, once it has ended; one sentence each. */
    async strangers(): Promise<string[]> {
      const text = await readFile(isChromium ? file : `${file}.moz_log`, 'utf8');
      const contacts = isChromium ? chromiumContacts(text) : firefoxContacts(text);
      const strangers = contacts.filter((contact) => isStranger(contact, kind));
      return [...new Set(strangers.map(({ how, host, detail }) => `${how} ${host} ${detail}`))];
    },
    remove,
  };
}

interface NetLogEvent {
  type: number;
  params?: { url?: string; initiator?: string; hostname?: string; host?: string; address?: string };
}

/**
 * Reads Chromium's NetLog. One event a line; the last may be cut off where the browser was killed.
 * https://chromium.googlesource.com/chromium/src/+/main/net/log/net_log_event_type_list.h
 */
export function chromiumContacts(log: string): Contact[] {
  const [constants = '', ...lines] = log.split('\n');
  const { logEventTypes: types } = (
    JSON.parse(`${constants.replace(/,$/, '')}}`) as {
      constants: { logEventTypes: Record<string, number> };
    }
  ).constants;
  return lines.flatMap((line) => {
    const event = readEvent(line);
    if (!event?.params) return [];
    const { type, params } = event;
    const { url, initiator = '', hostname, address } = params;
    if (type === types.URL_REQUEST_START_JOB && url && /^(https?|wss?):/.test(url)) {
      const ownBusiness = initiator === 'not an origin';
      const host = new URL(url).hostname;
      return { how: 'request', host, detail: `${url} for ${initiator}`, ownBusiness };
    }
    const isName = type === types.DNS_TRANSACTION || type === types.HOST_RESOLVER_SYSTEM_TASK;
    if (isName && hostname) {
      const host = hostname.replace(/\.$/, '');
      return { how: 'name', host, detail: '', ownBusiness: true };
    }
    if (type === types.UDP_BYTES_SENT && address) {
      return { how: 'datagram', host: hostOf(address), detail: '', ownBusiness: false };
    }
    return [];
  });
}

function readEvent(line: string): NetLogEvent | undefined {
  if (!line.startsWith('{"params"')) return undefined;
  try {
    return JSON.parse(line.replace(/(,|\],?)$/, '')) as NetLogEvent;
  } catch {
    return undefined;
  }
}

/** Reads what Firefox logs of nsHttp and nsHostResolver. It does not say for whom it did it. */
export function firefoxContacts(log: string): Contact[] {
  const requests = log.matchAll(/ uri=((?:https?|wss?):\S+)/g);
  const names = log.matchAll(/ Resolving host \[([^\]]+)\]/g);
  return [
    ...[...requests].map(([, url = '']): Contact => {
      return { how: 'request', host: new URL(url).hostname, detail: url, ownBusiness: true };
    }),
    ...[...names].map(([, host = '']): Contact => {
      return { how: 'name', host, detail: '', ownBusiness: true };
    }),
  ];
}

/** `host:port`, where an IPv6 address is in brackets. */
function hostOf(address: string): string {
  return new URL(`udp://${address}`).hostname;
}

/** What browsers ask of their makers for themselves, whatever the preferences say. */
const MAKERS: Record<BrowserKind, RegExp> = {
  chromium: /\.(google|googleapis|gvt1)\.com$/,
  firefox: /\.(mozilla\.(com|net|org)|firefox\.com)$/,
};

/** RFC 2606 §2 and RFC 6761 §6: in tests, names of servers that people have entered. */
const ENTERED = /\.(example|invalid)$/;
/** RFC 6762 §3, and the machine itself. */
const NEAR = /^localhost$|\.local$/;

const stunHosts = new Set(BUNDLED.map(({ host }) => host.replace(/^\[|\]$/g, '')));

/** Addresses that are nobody's in the internet: the tests' own networks, and those in examples. */
const nobodys = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.251', 32],
] as const)
  nobodys.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff02::fb', 128],
  ['2001:db8::', 32],
] as const)
  nobodys.addSubnet(network, prefix, 'ipv6');

// The other person in the made-up descriptions of tools/lab/sdp/cases.ts.
nobodys.addAddress('84.173.22.91');

export function isStranger({ how, host, ownBusiness }: Contact, kind: BrowserKind): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  if (ownBusiness && MAKERS[kind].test(bare)) return false;
  if (how === 'request') return !(NEAR.test(bare) || isOfTests(bare));
  if (stunHosts.has(bare)) return false;
  if (family === 0) return !(NEAR.test(bare) || ENTERED.test(bare));
  return !nobodys.check(bare, family === 4 ? 'ipv4' : 'ipv6');
}

/** An address that a web server of the tests can have. */
function isOfTests(address: string): boolean {
  return /^127\.|^10\.77\.|^::1$/.test(address);
}
