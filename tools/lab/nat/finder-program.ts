/** The program behind finder.ts, at a site with a public address. */
import { randomBytes } from 'node:crypto';
import { createSocket, type RemoteInfo } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { classes, DtlsClient, Message, methods, parseMessage } from 'werift';
import { decodeCode, encodeCode } from '../../../src/signal/code.ts';
import type { Description } from '../../../src/signal/description.ts';
import { serve } from './calls.ts';

/** RFC 8445 §5.1.2.1, of a peer-reflexive candidate. */
const PRIORITY = 0x6effffff;

const own = { ufrag: 'find', pwd: 'them'.repeat(6) };
const key = Buffer.from(own.pwd);
/** Whence checks came, that were meant for anybody. */
const ports = new Map<number, RemoteInfo>();
/** The same since somebody asked last. */
const lately = new Set<number>();
/** And of these, whence some were meant for us. */
const heard = new Set<number>();
let answered: number | undefined;

const socket = createSocket('udp4');
socket.on('message', (data, from) => {
  if (parseMessage(data)?.messageClass !== classes.REQUEST) return;
  ports.set(from.port, from);
  lately.add(from.port);
  const check = parseMessage(data, key);
  if (!check) return;
  heard.add(from.port);
  if (from.port !== answered) return;
  const answer = new Message(methods.BINDING, classes.RESPONSE, check.transactionId);
  answer.setAttribute('XOR-MAPPED-ADDRESS', [from.address, from.port]);
  socket.send(answer.addMessageIntegrity(key).addFingerprint().bytes, from.port, from.address);
});

const actions = {
  /** @returns a code that leads here */
  async invite(): Promise<string> {
    await new Promise<void>((resolve) => socket.bind(0, resolve));
    const { address } = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4') ?? { address: '' };
    const invite: Description = {
      ...own,
      kind: 'invite',
      fingerprint: randomBytes(32),
      setup: 'actpass',
      candidates: [{ type: 'host', address, port: socket.address().port }],
      maxMessageSize: 262_144,
    };
    return encodeCode(invite);
  },

  /** The ports that have sent something since this was asked last. */
  seen(): number[] {
    const those = [...lately];
    lately.clear();
    return those;
  },

  /** The ports whose checks were meant for us since this was asked last. */
  heard(): number[] {
    const those = [...heard];
    heard.clear();
    return those;
  },

  /** Checks and nominates every socket that has sent something (RFC 8445 §7.2.2). @param reply the code of them all */
  find(reply: string): void {
    const { ufrag, pwd } = decodeCode(reply);
    for (const { port, address } of ports.values()) {
      const check = new Message(methods.BINDING, classes.REQUEST);
      check.setAttribute('USERNAME', `${ufrag}:${own.ufrag}`);
      check.setAttribute('PRIORITY', PRIORITY);
      check.setAttribute('ICE-CONTROLLING', 1n);
      check.setAttribute('USE-CANDIDATE', undefined);
      socket.send(
        check.addMessageIntegrity(Buffer.from(pwd)).addFingerprint().bytes,
        port,
        address,
      );
    }
  },

  /** From now on the checks from this port are answered. */
  answer(port: number): void {
    answered = port;
  },

  /** Begins the DTLS handshake with this one; takes no notice of what is answered. */
  speak(port: number): void {
    const { address } = ports.get(port) ?? {};
    if (!address) throw new Error(`nothing has come from port ${port}`);
    const client = new DtlsClient({
      transport: {
        type: 'udp',
        address: socket.address(),
        closed: false,
        send: (data) => Promise.resolve(socket.send(data, port, address)),
        onData: () => undefined,
        close: () => Promise.resolve(),
      },
    });
    void client.connect();
  },
};
export type FinderActions = typeof actions;

serve(actions);
process.on('disconnect', () => process.exit());
