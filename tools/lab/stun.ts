import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { addressBytes } from '../stun-server/address.ts';
import { bindingSuccess, readBindingRequest } from '../stun-server/message.ts';
import { ADDRESS } from './namespace.ts';

export interface StunOptions {
  /** Where it listens; by default the namespace's own address. */
  host?: string;
  /** Milliseconds before each answer. */
  delay?: number;
  /** It listens and never answers, as a server behind a firewall. */
  dead?: boolean;
  /** It answers with bytes that are no STUN message. */
  malformed?: boolean;
  /** Tells everybody this address in place of their own, as if a NAT were between. */
  mapped?: string;
  /** The port that it tells is so much higher: a NAT between gives each destination another one. */
  shift?: number;
}

export interface StunServer {
  /** `address:port`, as one writes it into a list. */
  address: string;
  /** How many requests have come so far. */
  requests(): number;
  close(): Promise<void>;
}

/** Starts a STUN server for tests: Binding over UDP and IPv4, and the manners of bad ones. */
export async function startStun(options: StunOptions = {}): Promise<StunServer> {
  const { host = ADDRESS, delay = 0, dead = false, malformed = false, mapped, shift = 0 } = options;
  const socket = createSocket('udp4');
  const timers = new Set<NodeJS.Timeout>();
  let requests = 0;
  socket.on('message', (message, from) => {
    const request = readBindingRequest(message);
    if (!request) return;
    requests += 1;
    if (dead) return;
    const success = bindingSuccess(
      request,
      addressBytes(mapped ?? from.address),
      from.port + shift,
    );
    const answer = malformed ? success.subarray(0, -1) : success;
    const timer = setTimeout(() => {
      timers.delete(timer);
      socket.send(answer, from.port, from.address);
    }, delay);
    timers.add(timer);
  });
  socket.bind(0, host);
  await once(socket, 'listening');
  return {
    address: `${host}:${socket.address().port}`,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        socket.close(resolve);
      }),
  };
}
