import { isIpv4, type StunServer } from './list.ts';

/**
 * Three or four are enough (RFC 8445 asks for one): each tells our address to one more operator,
 * and Firefox warns from five on.
 */
export const STUN_SERVERS_ASKED = 3;

/**
 * Picks `count` servers at random, of different operators as far as the list has them, so that
 * no operator sees everybody and one that is down costs little.
 * @param random uniform in [0, 1), such as Math.random
 */
export function chooseServers(
  servers: readonly StunServer[],
  random: () => number,
  count: number = STUN_SERVERS_ASKED,
): StunServer[] {
  const rest = shuffle(servers, random);
  const seen = new Set<string>();
  const strangers: StunServer[] = [];
  const relatives: StunServer[] = [];
  for (const server of rest) {
    const operator = operatorOf(server.host);
    (seen.has(operator) ? relatives : strangers).push(server);
    seen.add(operator);
  }
  return [...strangers, ...relatives].slice(0, count);
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
