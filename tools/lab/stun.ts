import { createSocket, type RemoteInfo } from 'node:dgram';
import { ADDRESS } from './namespace.ts';

export interface StunOptions {
  /** Milliseconds before each answer. */
  delay?: number;
  /** It listens and never answers, as a server behind a firewall. */
  dead?: boolean;
  /** Tells everybody this IPv4 address in place of their own, as if a NAT were between. */
  mapped?: string;
}

export interface StunServer {
  /** `address:port`, as one writes it into a list. */
  address: string;
  /** How many requests have come so far. */
  requests(): number;
  close(): Promise<void>;
}

// RFC 8489, section 5: message types, and the value that no older protocol has in its place.
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const MAGIC_COOKIE = 0x2112a442;
const HEADER_SIZE = 20;
// RFC 8489, section 14.2.
const XOR_MAPPED_ADDRESS = 0x0020;
const IPV4 = 0x01;

/** Starts a STUN server for tests: Binding over UDP and IPv4, on the namespace's address. */
export async function startStun(options: StunOptions = {}): Promise<StunServer> {
  const { delay = 0, dead = false, mapped } = options;
  const socket = createSocket('udp4');
  const timers = new Set<NodeJS.Timeout>();
  let requests = 0;
  socket.on('message', (request, from) => {
    if (!isBindingRequest(request)) return;
    requests += 1;
    if (dead) return;
    const answer = bindingSuccess(request, { ...from, address: mapped ?? from.address });
    const timer = setTimeout(() => {
      timers.delete(timer);
      socket.send(answer, from.port, from.address);
    }, delay);
    timers.add(timer);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, ADDRESS, resolve);
  });
  return {
    address: `${ADDRESS}:${socket.address().port}`,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        socket.close(resolve);
      }),
  };
}

function isBindingRequest(message: Buffer): boolean {
  return (
    message.length >= HEADER_SIZE &&
    message.readUInt16BE(0) === BINDING_REQUEST &&
    message.readUInt32BE(4) === MAGIC_COOKIE
  );
}

function bindingSuccess(request: Buffer, { address, port }: RemoteInfo): Buffer {
  const answer = Buffer.alloc(HEADER_SIZE + 12);
  answer.writeUInt16BE(BINDING_SUCCESS, 0);
  answer.writeUInt16BE(12, 2);
  request.copy(answer, 4, 4, HEADER_SIZE);
  answer.writeUInt16BE(XOR_MAPPED_ADDRESS, 20);
  answer.writeUInt16BE(8, 22);
  answer.writeUInt8(IPV4, 25);
  answer.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 26);
  const ip = Buffer.from(address.split('.').map(Number)).readUInt32BE();
  answer.writeUInt32BE((ip ^ MAGIC_COOKIE) >>> 0, 28);
  return answer;
}
