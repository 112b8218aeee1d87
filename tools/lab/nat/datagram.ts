import { isIPv6 } from 'node:net';
import { addressBytes } from '../../stun-server/address.ts';

export interface Endpoint {
  /** IPv4, or IPv6 in its longest form (eight groups without leading zeros). */
  address: string;
  port: number;
}

/** A UDP datagram, IPv4 or IPv6. */
export interface Datagram {
  from: Endpoint;
  to: Endpoint;
  data: Buffer;
}

/** An endpoint as one word, for keys of maps. */
export const nameOf = ({ address, port }: Endpoint): string => `${address}:${port}`;

/** `address` as {@link readDatagram} would give it. */
export function normalAddress(address: string): string {
  return isIPv6(address) ? textOf6(addressBytes(address)) : address;
}

export function isMulticast(address: string): boolean {
  return address.startsWith('ff') || /^2(2[4-9]|3\d)\./.test(address);
}

const UDP = 17;
const UDP_HEADER = 8;
const IPV4_HEADER = 20;
const IPV6_HEADER = 40;
const TTL = 64;
/** RFC 6762 §11: multicast DNS comes from the same link. */
const LINK_TTL = 255;

/** Reads an IP packet. Undefined where it is not one whole UDP datagram. */
export function readDatagram(packet: Buffer): Datagram | undefined {
  const version = (packet[0] ?? 0) >> 4;
  if (version === 4 && packet.length >= IPV4_HEADER) {
    const header = ((packet[0] ?? 0) & 15) * 4;
    const fragment = packet.readUInt16BE(6) & 0x3fff;
    if (packet[9] !== UDP || fragment !== 0) return undefined;
    const text = (at: number) => packet.subarray(at, at + 4).join('.');
    return readUdp(packet.subarray(header, packet.readUInt16BE(2)), text(12), text(16));
  }
  if (version === 6 && packet.length >= IPV6_HEADER && packet[6] === UDP) {
    const text = (at: number) => textOf6(packet.subarray(at, at + 16));
    return readUdp(packet.subarray(IPV6_HEADER), text(8), text(24));
  }
  return undefined;
}

function readUdp(segment: Buffer, source: string, destination: string): Datagram | undefined {
  if (segment.length < UDP_HEADER) return undefined;
  return {
    from: { address: source, port: segment.readUInt16BE(0) },
    to: { address: destination, port: segment.readUInt16BE(2) },
    data: segment.subarray(UDP_HEADER, segment.readUInt16BE(4)),
  };
}

/** The IP packet (RFC 791, RFC 8200) that carries a datagram (RFC 768). */
export function writeDatagram({ from, to, data }: Datagram): Buffer {
  const length = UDP_HEADER + data.length;
  const ttl = isMulticast(to.address) ? LINK_TTL : TTL;
  const source = addressBytes(from.address);
  const destination = addressBytes(to.address);
  const six = source.length === 16;
  const header = Buffer.alloc(six ? IPV6_HEADER : IPV4_HEADER);
  if (six) {
    header.writeUInt8(0x60, 0);
    header.writeUInt16BE(length, 4);
    header.writeUInt8(UDP, 6);
    header.writeUInt8(ttl, 7);
    source.copy(header, 8);
    destination.copy(header, 24);
  } else {
    header.writeUInt8(0x45, 0);
    header.writeUInt16BE(IPV4_HEADER + length, 2);
    header.writeUInt8(ttl, 8);
    header.writeUInt8(UDP, 9);
    source.copy(header, 12);
    destination.copy(header, 16);
    header.writeUInt16BE(checksum(sum(header)), 10);
  }
  const udp = Buffer.alloc(UDP_HEADER);
  udp.writeUInt16BE(from.port, 0);
  udp.writeUInt16BE(to.port, 2);
  udp.writeUInt16BE(length, 4);
  const pseudo = sum(source) + sum(destination) + UDP + length;
  // Zero would mean that there is none (RFC 768).
  udp.writeUInt16BE(checksum(pseudo + sum(udp) + sum(data)) || 0xffff, 6);
  return Buffer.concat([header, udp, data]);
}

/** The sum of 16-bit words behind the Internet checksum (RFC 1071). */
function sum(bytes: Buffer): number {
  let total = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) total += bytes.readUInt16BE(i);
  return bytes.length % 2 ? total + (bytes.at(-1) ?? 0) * 256 : total;
}

function checksum(total: number): number {
  while (total > 0xffff) total = (total >>> 16) + (total & 0xffff);
  return ~total & 0xffff;
}

function textOf6(bytes: Buffer): string {
  return [0, 2, 4, 6, 8, 10, 12, 14].map((at) => bytes.readUInt16BE(at).toString(16)).join(':');
}
