import type { Box, Clock } from './box.ts';
import { isMulticast, normalAddress, type Datagram } from './datagram.ts';
import { kindOf, makeBoxes, makeBoxes6, type NatKind } from './kinds.ts';
import type { NatRules } from './nat.ts';
import { answerStun } from './stun-answer.ts';

/** A place where browsers run: behind a NAT of its own, or in the network of another site. */
export type SiteOptions =
  | {
      kind: NatKind;
      /** Seconds without a datagram, until a mapping is forgotten; 30 by default. */
      timeout?: number;
      /** Changes to the rules of the (outermost) NAT. */
      rules?: Partial<NatRules>;
      /** IPv6 as well, behind a filter. */
      six?: boolean;
      /** Milliseconds that a datagram takes between the site and the internet, each way. */
      delay?: number;
      /** Up to as many milliseconds more, of each datagram by itself. */
      jitter?: number;
      /** Share of the datagrams that are lost on that way, 0 to 1. */
      loss?: number;
      /** The hosts in this network cannot reach each other, as in many a guests' Wi-Fi. */
      isolated?: boolean;
      /** What nobody here has asked for goes to this host (DMZ). Its NAT has to preserve ports. */
      exposed?: boolean;
      /** Its provider puts it behind the same NAT as that site, whose outermost NAT is the provider's. */
      carrierOf?: string;
      /** It is no place of its own, but a further network of this site; unplugged at first. */
      of?: string;
    }
  | { lanOf: string };

/** What is lost on a site's way: nothing, all that it sends, or also all that is sent to it. */
export type Lost = 'nothing' | 'sent' | 'all';

export type SiteList = Record<string, SiteOptions>;

/** Where an interface of a site is in the network. */
export interface SiteNetwork {
  /** With the length of the prefix, as `192.168.1.10/24`. */
  address?: string;
  gateway?: string;
  address6?: string;
  gateway6?: string;
}

/** RFC 5737 and RFC 3849: addresses for documentation, so nobody's. */
export const STUN_SERVERS = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
export const STUN_SERVERS6 = ['2001:db8:ffff:0:0:0:0:1', '2001:db8:ffff:0:0:0:0:2'];
const ALL_SERVERS = [...STUN_SERVERS, ...STUN_SERVERS6];

const DEFAULT_TIMEOUT = 30;

interface Lan {
  /** Public addresses that lead into it. */
  addresses: Set<string>;
  boxes: Box[];
  boxes6: Box[];
  hosts: Map<string, Host>;
  delay: number;
  jitter: number;
  loss: number;
  isolated: boolean;
  /** Gets what nobody has asked for. */
  exposed?: string;
  /** Whose outermost box is the provider's, for this one, too. */
  carrier?: Lan;
  /** Further networks behind the provider's box, by their addresses there. */
  customers: Map<string, Lan>;
  /** The boxes as they are after a restart. */
  makeBoxes: () => Pick<Lan, 'boxes' | 'boxes6'>;
}

interface Host {
  name: string;
  network: SiteNetwork;
}

/** The internet of a lab: STUN servers, and sites behind NATs. Carries UDP alone. */
export class Internet {
  /** The addresses of each site. */
  readonly networks: Record<string, SiteNetwork> = {};
  readonly #lanOf = new Map<string, Lan>();
  readonly #lost = new Map<string, Lost>();
  readonly #deliver: (site: string, datagram: Datagram) => void;
  readonly #now: Clock;

  /** @param deliver brings a datagram to a site */
  constructor(
    sites: SiteList,
    deliver: (site: string, datagram: Datagram) => void,
    now: Clock = () => performance.now(),
  ) {
    this.#deliver = (site, datagram) => {
      if (this.#lost.get(site) !== 'all') deliver(site, datagram);
    };
    this.#now = now;
    for (const [name, options] of Object.entries(sites)) this.#addSite(name, options);
  }

  /** Takes what a site sends. */
  send(site: string, datagram: Datagram): void {
    const lan = this.#lanOf.get(site);
    if (!lan) throw new Error(`there is no site '${site}'`);
    if ((this.#lost.get(site) ?? 'nothing') !== 'nothing') return;
    const { address } = datagram.to;
    if (isMulticast(address)) {
      if (lan.isolated) return;
      for (const host of new Set(lan.hosts.values()))
        if (host.name !== site) this.#deliver(host.name, datagram);
      return;
    }
    const neighbour = lan.hosts.get(address);
    if (neighbour) {
      if (!lan.isolated) this.#deliver(neighbour.name, datagram);
      return;
    }
    const left = boxesOnTheWay(lan, address).reduce<Datagram | undefined>(
      (d, box) => d && box.outbound(d),
      datagram,
    );
    if (left) this.#travel(lan, () => this.#route(left));
  }

  /** From now on this is lost on a site's way; its interface notices nothing. */
  lose(site: string, lost: Lost): void {
    this.#lost.set(site, lost);
  }

  /** A site's NATs and filters forget everything, as after a restart. */
  forget(site: string): void {
    const lan = this.#lanOf.get(site);
    if (lan) Object.assign(lan, lan.makeBoxes());
  }

  #route(datagram: Datagram): void {
    if (ALL_SERVERS.includes(datagram.to.address)) {
      const answer = answerStun(datagram, ALL_SERVERS);
      if (answer) this.#route(answer);
      return;
    }
    const lan = [...this.#lanOf.values()].find((each) => each.addresses.has(datagram.to.address));
    if (lan) this.#travel(lan, () => this.#enter(lan, datagram));
  }

  #enter(lan: Lan, datagram: Datagram): void {
    const boxes = datagram.to.address.includes(':') ? lan.boxes6 : lan.boxes;
    let entered = datagram;
    for (const box of boxes.toReversed()) {
      const customer = lan.customers.get(entered.to.address);
      if (customer) return this.#enter(customer, entered);
      const next = box.inbound(entered) ?? toExposed(lan, entered);
      if (!next) return;
      entered = next;
    }
    const host = lan.hosts.get(entered.to.address);
    if (host) this.#deliver(host.name, entered);
  }

  #travel({ delay, jitter, loss }: Lan, arrive: () => void): void {
    if (Math.random() < loss) return;
    const ms = delay + Math.random() * jitter;
    if (ms > 0) setTimeout(arrive, ms);
    else arrive();
  }

  #addSite(name: string, options: SiteOptions): void {
    const index = this.#lanOf.size + 1;
    if ('lanOf' in options) {
      const lan = this.#lanOf.get(options.lanOf);
      const first = this.networks[options.lanOf];
      if (!lan || !first) throw new Error(`site '${name}' is in the network of no site`);
      const beside = (address?: string) => address?.replace(/\d(?=\/\d+$)/, `${index}`);
      this.#addHost(lan, name, {
        ...first,
        address: beside(first.address),
        address6: beside(first.address6),
      });
      return;
    }
    const { kind, timeout = DEFAULT_TIMEOUT, rules } = options;
    const { delay = 0, jitter = 0, loss = 0, isolated = false, exposed, carrierOf } = options;
    const carrier = carrierOf === undefined ? undefined : this.#lanOf.get(carrierOf);
    if (carrierOf !== undefined && !carrier) throw new Error(`'${name}' has no provider`);
    const { boxes, translates, six = options.six ?? false } = kindOf(kind);
    const external = carrier ? `100.64.0.${index}0` : `198.51.100.${index}0`;
    const inside = translates ? `192.168.${index}` : '198.51.100';
    const settings = { now: this.#now, timeout, rules };
    const makeAll = () => ({
      boxes: makeBoxes(kind, external, settings),
      boxes6: makeBoxes6(kind, settings),
    });
    const lan: Lan = {
      ...makeAll(),
      makeBoxes: makeAll,
      addresses: new Set(translates && !carrier ? [external] : []),
      hosts: new Map(),
      delay,
      jitter,
      loss,
      isolated,
      ...(exposed && { exposed: `${inside}.10` }),
      ...(carrier && { carrier }),
      customers: new Map(),
    };
    carrier?.customers.set(external, lan);
    const prefix6 = `2001:db8:${index}:`;
    this.#addHost(lan, name, {
      ...(boxes && {
        address: translates ? `${inside}.10/24` : `${external}/24`,
        gateway: `${inside}.1`,
      }),
      ...(six && { address6: `${prefix6}:10/64`, gateway6: `${prefix6}:1` }),
    });
  }

  #addHost(lan: Lan, name: string, network: SiteNetwork): void {
    this.networks[name] = network;
    this.#lanOf.set(name, lan);
    for (const address of [network.address, network.address6]) {
      const [bare] = address?.split('/') ?? [];
      if (!bare) continue;
      lan.hosts.set(normalAddress(bare), { name, network });
      if (!bare.startsWith('192.168.')) lan.addresses.add(normalAddress(bare));
    }
  }
}

/** From the inside out. */
function boxesOnTheWay({ boxes, boxes6, carrier }: Lan, address: string): readonly Box[] {
  if (address.includes(':')) return boxes6;
  return carrier ? [...boxes, ...carrier.boxes.slice(-1)] : boxes;
}

/** Only IPv4 is translated. */
function toExposed({ exposed }: Lan, datagram: Datagram): Datagram | undefined {
  const { port, address } = datagram.to;
  if (exposed === undefined || address.includes(':')) return undefined;
  return { ...datagram, to: { address: exposed, port } };
}
