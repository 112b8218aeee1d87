import type { Box, Clock } from './box.ts';
import { nameOf, type Datagram, type Endpoint } from './datagram.ts';

export interface NetfilterRules {
  /** `masquerade fully-random`: no attempt to keep the port. */
  random: boolean;
  /** What becomes of datagrams that nobody asked for, to the router itself. */
  input: 'drop' | 'accept';
  /** Seconds. */
  timeout: number;
}

interface Entry {
  /** Undefined: a flow from outside to the router itself. */
  inside?: Endpoint;
  port: number;
  expires: number;
}

const FIRST_PORT = 1024;
const PORTS = 65536 - FIRST_PORT;

/**
 * The NAT of Linux, in most home routers. It knows flows, not mappings: a flow keeps its port
 * unless the answers to it would look like those to another flow, so the same port serves many
 * remotes. Where the router accepts input, an early datagram from outside is a flow as well, and
 * takes the port away from the one inside that wanted it.
 */
export class Netfilter implements Box {
  readonly #address: string;
  readonly #rules: NetfilterRules;
  readonly #now: Clock;
  readonly #flows = new Map<string, Entry>();
  /** By external port and remote, as the answers come. */
  readonly #answers = new Map<string, Entry>();

  constructor(address: string, rules: NetfilterRules, now: Clock) {
    this.#address = address;
    this.#rules = rules;
    this.#now = now;
  }

  outbound({ from, to, data }: Datagram): Datagram | undefined {
    if (to.address === this.#address) return undefined;
    const key = `${nameOf(from)} ${nameOf(to)}`;
    let flow = this.#alive(this.#flows.get(key));
    if (!flow) {
      flow = { inside: from, port: this.#choosePort(from.port, to), expires: 0 };
      this.#flows.set(key, flow);
      this.#answers.set(answerKey(flow.port, to), flow);
    }
    flow.expires = this.#expiry();
    return { from: { address: this.#address, port: flow.port }, to, data };
  }

  inbound(datagram: Datagram): Datagram | undefined {
    const { from, to } = datagram;
    const key = answerKey(to.port, from);
    const flow = this.#alive(this.#answers.get(key));
    if (flow) flow.expires = this.#expiry();
    else if (this.#rules.input === 'accept')
      this.#answers.set(key, { port: to.port, expires: this.#expiry() });
    return flow?.inside && { ...datagram, to: flow.inside };
  }

  #choosePort(wanted: number, remote: Endpoint): number {
    let port = this.#rules.random ? anyPort() : wanted;
    while (this.#alive(this.#answers.get(answerKey(port, remote)))) port = anyPort();
    return port;
  }

  #alive(entry: Entry | undefined): Entry | undefined {
    return entry && entry.expires > this.#now() ? entry : undefined;
  }

  #expiry(): number {
    return this.#now() + this.#rules.timeout * 1000;
  }
}

const anyPort = () => FIRST_PORT + Math.floor(Math.random() * PORTS);
const answerKey = (port: number, remote: Endpoint) => `${port} ${nameOf(remote)}`;
