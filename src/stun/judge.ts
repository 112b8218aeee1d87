import type { GatheredCandidate } from './gathered.ts';
import type { Outcome } from './health.ts';
import { isIpv4 } from './list.ts';
import type { Probe } from './probe.ts';
import type { ListedServer } from './servers.ts';

/** What came of asking one server. */
export interface ServerResult {
  url: string;
  ok: boolean;
  /** Milliseconds; unknown where the answer told the browser nothing new. */
  ms?: number;
  /** Where the server sees us. */
  ipv4?: string;
  ipv6?: string;
  /** It sees us at another address than most do. */
  odd?: boolean;
}

/** Reads out of a probe of `server` alone whether it answered, and what. */
export function judge(server: ListedServer, { candidates, complete, ms }: Probe): ServerResult {
  const mapped = candidates.filter(({ type }) => type === 'srflx');
  const seenAt = (family: 4 | 6) => mapped.find((each) => each.family === family)?.address;
  const ok = mapped.length > 0 || (complete && wasSilentlyRight(server, candidates));
  return {
    url: server.url,
    ok,
    ...(ms !== undefined && { ms: Math.max(1, Math.round(ms)) }),
    ...(seenAt(4) && { ipv4: seenAt(4) }),
    ...(seenAt(6) && { ipv6: seenAt(6) }),
  };
}

/**
 * Where a server sees us at our own address (there is no NAT), the browser shows nothing for the answer,
 * but it is done; unless it hides our addresses, then it shows the answer. It is done at once, too,
 * where it has no address of the server's family.
 */
function wasSilentlyRight({ host }: ListedServer, candidates: GatheredCandidate[]): boolean {
  const families = candidates.map(({ family }) => family);
  if (host.includes(':')) return families.includes(6);
  if (isIpv4(host)) return families.includes(4);
  return families.includes(4) || families.includes(6);
}

/** The results with those marked that see us elsewhere than more than half of the others, of three or more. */
export function markOdd(results: readonly ServerResult[]): ServerResult[] {
  const [common4, common6] = [mostCommon(results, 'ipv4'), mostCommon(results, 'ipv6')];
  const differs = (address?: string, common?: string) =>
    address !== undefined && common !== undefined && address !== common;
  return results.map((result) =>
    differs(result.ipv4, common4) || differs(result.ipv6, common6)
      ? { ...result, odd: true }
      : result,
  );
}

function mostCommon(results: readonly ServerResult[], family: 'ipv4' | 'ipv6'): string | undefined {
  const addresses = results.flatMap((result) => result[family] ?? []);
  if (addresses.length < 3) return undefined;
  return addresses.find(
    (address) => addresses.filter((each) => each === address).length > addresses.length / 2,
  );
}

/**
 * What a run says of the servers' health. Where nobody answered, that says something of our network
 * alone; and a server that is an address of a family that reached nobody may be well.
 */
export function outcomesOf(results: readonly ServerResult[]): Outcome[] {
  if (!results.some(({ ok }) => ok)) return [];
  const works = (family: 4 | 6) => results.some(({ ok, url }) => ok && familyOf(url) === family);
  const saw6 = works(6) || results.some(({ ipv6 }) => ipv6 !== undefined);
  const saw4 = works(4) || results.some(({ ipv4 }) => ipv4 !== undefined);
  return results
    .filter(({ ok, url }) => ok || familyOf(url) !== 6 || saw6)
    .filter(({ ok, url }) => ok || familyOf(url) !== 4 || saw4)
    .map(({ url, ok, odd, ms }) => ({ url, ok: ok && !odd, ...(ms !== undefined && { ms }) }));
}

/** Of a server that is an address; undefined where it has a name. */
function familyOf(url: string): 4 | 6 | undefined {
  if (url.startsWith('stun:[')) return 6;
  return isIpv4(url.split(':')[1] ?? '') ? 4 : undefined;
}
