import { bytesOf, type Datagram, type Endpoint } from './datagram.ts';

export const STUN_PORTS = [3478, 3479] as const;

// RFC 8489 §5.
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const HEADER_SIZE = 20;
export const MAGIC_COOKIE = 0x2112a442;
// RFC 8489 §14.2.
const XOR_MAPPED_ADDRESS = 0x0020;
const IPV4 = 1;
const IPV6 = 2;
// RFC 5780 §7.2.
const CHANGE_REQUEST = 0x0003;
const CHANGE_IP = 4;
const CHANGE_PORT = 2;

/**
 * What a STUN server answers to a Binding request; undefined where it is none. A CHANGE-REQUEST is
 * answered from the other port, or from the next of `servers`, the addresses of all servers.
 */
export function answerStun(
  { from, to, data }: Datagram,
  servers: readonly string[],
): Datagram | undefined {
  if (data.length < HEADER_SIZE || data.readUInt16BE(0) !== BINDING_REQUEST) return undefined;
  if (data.readUInt32BE(4) !== MAGIC_COOKIE) return undefined;
  const change = changeRequest(data);
  const source = { ...to };
  if (change & CHANGE_PORT) source.port = STUN_PORTS[0] + STUN_PORTS[1] - to.port;
  if (change & CHANGE_IP) {
    const family = servers.filter((server) => server.includes(':') === to.address.includes(':'));
    source.address = family[(family.indexOf(to.address) + 1) % family.length] ?? to.address;
  }
  return { from: source, to: from, data: bindingSuccess(data.subarray(4, HEADER_SIZE), from) };
}

function changeRequest(message: Buffer): number {
  for (let at = HEADER_SIZE; at + 8 <= message.length;) {
    if (message.readUInt16BE(at) === CHANGE_REQUEST) return message.readUInt32BE(at + 4);
    at += 4 + ((message.readUInt16BE(at + 2) + 3) & ~3);
  }
  return 0;
}

/** @param key magic cookie and transaction id, with which addresses are masked */
function bindingSuccess(key: Buffer, mapped: Endpoint): Buffer {
  const address = bytesOf(mapped.address).map((byte, i) => byte ^ (key[i] ?? 0));
  const head = Buffer.alloc(4);
  head.writeUInt16BE(BINDING_SUCCESS, 0);
  head.writeUInt16BE(8 + address.length, 2);
  const attribute = Buffer.alloc(8);
  attribute.writeUInt16BE(XOR_MAPPED_ADDRESS, 0);
  attribute.writeUInt16BE(4 + address.length, 2);
  attribute.writeUInt8(address.length === 4 ? IPV4 : IPV6, 5);
  attribute.writeUInt16BE(mapped.port ^ (MAGIC_COOKIE >>> 16), 6);
  return Buffer.concat([head, key, attribute, address]);
}
