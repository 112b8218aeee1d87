import type { Box, Clock } from './box.ts';
import { nameOf, type Datagram, type Endpoint } from './datagram.ts';

/** RFC 4787 §4.1, §5: what a mapping, or what is let through it, depends on. */
export type Dependence =
  'endpoint-independent' | 'address-dependent' | 'address-and-port-dependent';

export interface NatRules {
  mapping: Dependence;
  filtering: Dependence;
  /** RFC 4787 §4.2: which external port a new mapping gets. */
  ports: 'preserving' | 'sequential' | 'random';
  /** First and last external port. A preserving NAT goes there only where it cannot preserve. */
  range: readonly [number, number];
  /** Seconds without a datagram, until a mapping or a hole in the filter is forgotten. */
  timeout: number;
  /** RFC 4787 §6: whether what is let in keeps a mapping alive, as what goes out does. */
  inboundRefresh: boolean;
  /** RFC 4787 §6, REQ-9: whether two hosts behind it reach each other by their external addresses. */
  hairpin: boolean;
  /** Ports a second that other hosts behind a sequential NAT use up. */
  noise: number;
}

export const DEFAULT_RULES: NatRules = {
  mapping: 'endpoint-independent',
  filtering: 'address-and-port-dependent',
  ports: 'random',
  range: [1024, 65535],
  timeout: 30,
  inboundRefresh: true,
  hairpin: false,
  noise: 0,
};

interface Mapping {
  inside: Endpoint;
  port: number;
  expires: number;
  /** Until when each remote is let in, by what the filter looks at. */
  holes: Map<string, number>;
}

/** A NAT for UDP. */
export class Nat implements Box {
  readonly #address: string;
  readonly #rules: NatRules;
  readonly #now: Clock;
  readonly #mappings = new Map<string, Mapping>();
  readonly #byPort = new Map<number, Mapping>();
  #cursor: number;
  #noisyUntil: number;

  /** @param address the external one */
  constructor(address: string, rules: NatRules, now: Clock) {
    this.#address = address;
    this.#rules = rules;
    this.#now = now;
    this.#cursor = this.#anyPort();
    this.#noisyUntil = now();
  }

  outbound(datagram: Datagram): Datagram | undefined {
    const { from, to, data } = datagram;
    if (to.address === this.#address && !this.#rules.hairpin) return undefined;
    const key = `${nameOf(from)} ${part(to, this.#rules.mapping)}`;
    const mapping = this.#alive(this.#mappings.get(key)) ?? this.#open(key, from);
    if (!mapping) return undefined;
    mapping.expires = this.#expiry();
    mapping.holes.set(part(to, this.#rules.filtering), mapping.expires);
    return { from: { address: this.#address, port: mapping.port }, to, data };
  }

  inbound(datagram: Datagram): Datagram | undefined {
    const mapping = this.#alive(this.#byPort.get(datagram.to.port));
    if (!mapping) return undefined;
    const remote = part(datagram.from, this.#rules.filtering);
    const open = (mapping.holes.get(remote) ?? 0) > this.#now();
    if (!open && this.#rules.filtering !== 'endpoint-independent') return undefined;
    if (this.#rules.inboundRefresh) {
      mapping.expires = this.#expiry();
      mapping.holes.set(remote, mapping.expires);
    }
    return { ...datagram, to: mapping.inside };
  }

  #open(key: string, inside: Endpoint): Mapping | undefined {
    const port = this.#choosePort(inside.port);
    if (port === undefined) return undefined;
    const mapping = { inside, port, expires: this.#expiry(), holes: new Map<string, number>() };
    this.#mappings.set(key, mapping);
    this.#byPort.set(port, mapping);
    return mapping;
  }

  #choosePort(inside: number): number | undefined {
    const [first, last] = this.#rules.range;
    if (this.#rules.ports === 'preserving' && this.#isFree(inside)) return inside;
    if (this.#rules.ports === 'sequential') this.#beNoisy();
    const size = last - first + 1;
    const random = this.#rules.ports !== 'sequential';
    for (let tries = 0; tries < 2 * size; tries++) {
      // Chance may miss the last free one.
      const port = random && tries < size ? this.#anyPort() : this.#nextPort(1);
      if (this.#isFree(port)) return port;
    }
    return undefined;
  }

  #isFree(port: number): boolean {
    return !this.#alive(this.#byPort.get(port));
  }

  #anyPort(): number {
    const [first, last] = this.#rules.range;
    return first + Math.floor(Math.random() * (last - first + 1));
  }

  #nextPort(steps: number): number {
    const [first, last] = this.#rules.range;
    this.#cursor = first + ((this.#cursor - first + steps) % (last - first + 1));
    return this.#cursor;
  }

  /** The mappings of others since last time: a Poisson process, by its exponential gaps. */
  #beNoisy(): void {
    const now = this.#now();
    if (this.#rules.noise === 0) return;
    for (;;) {
      this.#noisyUntil += (-Math.log(1 - Math.random()) * 1000) / this.#rules.noise;
      if (this.#noisyUntil > now) break;
      this.#nextPort(1);
    }
    this.#noisyUntil = now;
  }

  #alive(mapping: Mapping | undefined): Mapping | undefined {
    return mapping && mapping.expires > this.#now() ? mapping : undefined;
  }

  #expiry(): number {
    return this.#now() + this.#rules.timeout * 1000;
  }
}

function part({ address, port }: Endpoint, dependence: Dependence): string {
  if (dependence === 'endpoint-independent') return '';
  return dependence === 'address-dependent' ? address : `${address}:${port}`;
}
