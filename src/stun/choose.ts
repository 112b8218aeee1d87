import { BEACONS_ASKED } from './beacon/constants.ts';
import { isSetAside, type HealthRecord } from './health.ts';
import { isIpv4 } from './list.ts';
import type { ListedServer } from './servers.ts';

/**
 * Three are enough (RFC 8445 asks for one), and a fourth where it is an IPv6 address: each tells
 * our address to one more operator, and Firefox warns from five on.
 */
export const SERVERS_ASKED = 3;
export const SERVERS_ASKED_AT_MOST = SERVERS_ASKED + 1;

/** Of those asked, how many are taken from the quick ones; the others give the rest a chance. */
const FROM_THE_QUICK = 2;
/** Milliseconds: answers faster than this do not differ for a person. */
const QUICK = 150;

export interface Circumstances {
  health: HealthRecord;
  /** Milliseconds since 1970. */
  now: number;
  /** Uniform in [0, 1), such as Math.random. */
  random: () => number;
}

/**
 * Picks the servers for one connection out of those that are on: of different operators, by chance,
 * so that no operator sees everything. Two of those known to be quick, if there are; one of all that
 * are healthy; the ones set aside only where nothing else is left. And one by its IPv6 address,
 * where the list has one: a browser that resolves names by IPv4 alone learns its IPv6 address so.
 * @param count less where others are asked instead
 */
export function chooseServers(
  servers: readonly ListedServer[],
  { health, now, random }: Circumstances,
  count = SERVERS_ASKED,
): ListedServer[] {
  const shuffled = shuffle(
    servers.filter(({ on, beacon }) => on && !beacon),
    random,
  );
  const healthy = shuffled.filter(({ url }) => !isSetAside(health[url], now));
  const quick = healthy.filter(({ url }) => (health[url]?.ms ?? Infinity) <= QUICK);
  const chosen: ListedServer[] = [];
  const take = (from: readonly ListedServer[], until: number, again = false) => {
    for (const server of from) {
      if (chosen.length >= until) return;
      const isKnown = chosen.some(({ operator }) => operator === server.operator);
      if (!chosen.includes(server) && (again || !isKnown)) chosen.push(server);
    }
  };
  take(quick, Math.min(FROM_THE_QUICK, count));
  take(healthy, count);
  take(shuffled, count);
  take(healthy, count, true);
  take(shuffled, count, true);
  if (!chosen.some(isIpv6)) take(healthy.filter(isIpv6), chosen.length + 1);
  return chosen;
}

/** Picks beacons for one connection, those that have been well first. */
export function chooseBeacons(
  servers: readonly ListedServer[],
  { health, now, random }: Circumstances,
): ListedServer[] {
  const beacons = shuffle(
    servers.filter(({ on, beacon }) => on && beacon),
    random,
  );
  const isAside = ({ url }: ListedServer) => isSetAside(health[url], now);
  const sorted = [...beacons.filter((each) => !isAside(each)), ...beacons.filter(isAside)];
  return sorted.slice(0, BEACONS_ASKED);
}

/** Named by its IPv6 address. */
function isIpv6({ host }: ListedServer): boolean {
  return host.includes(':');
}

/**
 * The part of a host name that its operator registered, guessed without the public suffix list:
 * two labels, or three below a country's short second level (`co.uk`). A wrong guess only makes
 * two operators look like one.
 */
export function operatorOf(host: string): string {
  if (isIpv4(host) || host.includes(':')) return host;
  const labels = host.split('.');
  const [second = '', top = ''] = labels.slice(-2);
  return labels.slice(top.length === 2 && second.length <= 3 ? -3 : -2).join('.');
}

/** Fisher and Yates, on a copy. */
function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const copy = [...items];
  for (let end = copy.length - 1; end > 0; end--) {
    const other = Math.floor(random() * (end + 1));
    [copy[end], copy[other]] = [copy[other] as T, copy[end] as T];
  }
  return copy;
}
