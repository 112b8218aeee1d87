import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { addressBytes } from './address.ts';
import { answer } from './answer.ts';
import { RateLimit } from './rate-limit.ts';

export interface StunServerOptions {
  /** 0: any that is free. */
  port: number;
  /** Addresses to listen at, IPv4 or IPv6. */
  hosts: readonly string[];
  /** Requests a second that one address may make. */
  rate: number;
}

export interface RunningStunServer {
  /** Where it listens, as `host:port` or `[host]:port`. */
  addresses: string[];
  close(): Promise<void>;
}

/** Serves STUN over UDP until it is closed. Keeps nothing about who asks beyond a second. */
export async function startStunServer(options: StunServerOptions): Promise<RunningStunServer> {
  const limit = new RateLimit(options.rate);
  const sockets: Socket[] = [];
  const close = async () => {
    await Promise.all(sockets.map((socket) => new Promise<void>((done) => socket.close(done))));
  };
  try {
    for (const host of options.hosts) {
      const socket = openSocket(host);
      // All at the same port, also where the first was free to choose.
      const port = sockets[0]?.address().port ?? options.port;
      sockets.push(socket);
      socket.on('message', (datagram, from) => {
        if (!limit.allows(addressBytes(from.address))) return;
        const reply = answer(datagram, from);
        // Whom an answer cannot reach, it is no use telling.
        if (reply) socket.send(reply, from.port, from.address, () => undefined);
      });
      socket.bind(port, host);
      await once(socket, 'listening');
      socket.on('error', () => undefined); // of one datagram; the next one is another matter
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { addresses: sockets.map(nameOf), close };
}

/** One for IPv6 keeps to it, so that one for IPv4 can have the same port. */
function openSocket(host: string): Socket {
  return isIPv6(host) ? createSocket({ type: 'udp6', ipv6Only: true }) : createSocket('udp4');
}

function nameOf(socket: Socket): string {
  const { address, port } = socket.address();
  return isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;
}
