import { decodeBeacon } from '../signal/beacon-code.ts';
import { probeBeacon } from './beacon/probe.ts';
import type { GatheredCandidate } from './gathered.ts';
import { judge, markOdd, type ServerResult } from './judge.ts';
import { describeNetwork, type Network } from './network.ts';
import { probe, type Probe } from './probe.ts';
import type { ListedServer } from './servers.ts';

/** Few enough that they do not wait for each other, and that no network takes it for an attack. */
const AT_A_TIME = 4;
/** Servers asked to know a network: two tell the mapping, some more tell the pattern of ports. */
const FOR_A_NETWORK = 5;
/** Asked from one socket: Firefox warns from five on. */
const FROM_ONE_SOCKET = 4;

export interface RunOptions {
  signal: AbortSignal;
  /** Called after each server. */
  onResult: (results: ServerResult[]) => void;
}

/** Asks each server by itself. Resolves with what has come by then when `signal` aborts. */
export async function testServers(
  servers: readonly ListedServer[],
  options: RunOptions,
): Promise<ServerResult[]> {
  return resultsOf(await probeEach(servers, options));
}

/**
 * Asks the servers, then several of them from one socket, what this network is.
 * @returns `seen`: that socket, as those of them saw it that are to be believed
 */
export async function testNetwork(
  servers: readonly ListedServer[],
  options: RunOptions,
): Promise<{ results: ServerResult[]; network: Network; seen: GatheredCandidate[] }> {
  const { signal } = options;
  const probed = await probeEach(servers, options);
  const results = resultsOf(probed);
  const isGood = ({ url }: ListedServer) =>
    results.some((result) => result.url === url && result.ok && !result.odd);
  const good = probed.map(({ server }) => server).filter((s) => isGood(s) && !isIpv6(s));
  const hosts = firstOfEach(good, ({ host }) => host).slice(0, FROM_ONE_SOCKET);
  const ask = async (some: readonly ListedServer[]) =>
    some.length > 1 && !signal.aborted
      ? probe(
          some.map(({ url }) => url),
          signal,
          true,
        )
      : undefined;
  const oneSocket = await ask(hosts);
  const network = describeNetwork({
    each: probed.map((one) => one.probe),
    hosts: oneSocket,
    ports: await ask(twoPorts(good)),
  });
  return { results, network, seen: oneSocket?.candidates ?? [] };
}

/**
 * The servers to ask about a network, out of `preferred` (best first): of different operators, one host by
 * two ports where the list has such, and one by an IPv6 address.
 */
export function serversForNetwork(preferred: readonly ListedServer[]): ListedServer[] {
  const servers = preferred.filter(({ beacon }) => !beacon);
  const others = servers.filter((server) => !isIpv6(server));
  const pair = twoPorts(others);
  const operators = firstOfEach([...pair, ...others], ({ operator }) => operator);
  const six = servers.filter(isIpv6).slice(0, 1);
  return [...new Set([...pair, ...operators.slice(0, FOR_A_NETWORK), ...six])];
}

/** Two servers that are two ports of one host; none where there are no such. */
function twoPorts(servers: readonly ListedServer[]): ListedServer[] {
  for (const [index, server] of servers.entries()) {
    const other = servers.slice(index + 1).find(({ host }) => host === server.host);
    if (other) return [server, other];
  }
  return [];
}

/** Named by its IPv6 address. */
function isIpv6({ host }: ListedServer): boolean {
  return host.includes(':');
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items.filter((item, i) => items.findIndex((other) => keyOf(other) === keyOf(item)) === i);
}

interface Probed {
  server: ListedServer;
  probe: Probe;
}

async function probeEach(
  servers: readonly ListedServer[],
  { signal, onResult }: RunOptions,
): Promise<Probed[]> {
  const done: Probed[] = [];
  const waiting = [...servers];
  const work = async () => {
    for (let server = waiting.shift(); server; server = waiting.shift()) {
      const answer = await probeOne(server, signal);
      if (signal.aborted) return;
      done.push({ server, probe: answer });
      onResult(resultsOf(done));
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return done;
}

function probeOne({ url, beacon }: ListedServer, signal: AbortSignal): Promise<Probe> {
  const read = beacon && decodeBeacon(beacon);
  return read ? probeBeacon(read, signal) : probe([url], signal);
}

function resultsOf(probed: readonly Probed[]): ServerResult[] {
  return markOdd(probed.map(({ server, probe: answer }) => judge(server, answer)));
}
