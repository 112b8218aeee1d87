import { hostname, networkInterfaces } from 'node:os';

/** Link-local ones need a zone, or come from a network without a router: nobody types those. */
const LINK_LOCAL = /^(fe[89ab]|169\.254\.)/i;

/** Where other devices may find this machine: IPv4 first, because it is what most home networks route. */
export function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return all
    .filter(({ internal, address }) => !internal && !LINK_LOCAL.test(address))
    .sort((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address);
}

/** What this machine calls itself, for itself and for the neighbours. */
export function ownNames(): string[] {
  return ['localhost', hostname(), `${hostname()}.local`];
}

export function addressOf(protocol: 'http' | 'https', host: string, port: number): string {
  return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}
