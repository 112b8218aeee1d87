/**
 * STUN messages (RFC 8489) as far as a server needs them: it reads Binding requests and writes the
 * answers to them. Bytes in, bytes out.
 */
import { crc32 } from 'node:zlib';

/** RFC 8489 §5: what no older protocol has in its place. */
export const MAGIC_COOKIE = 0x2112a442;
/** RFC 8489 §5, in bytes. */
export const HEADER_SIZE = 20;
/** RFC 8489 §14: each attribute begins with its type and its length. */
const ATTRIBUTE_HEAD = 4;

// RFC 8489 §5 and §18.2: the method Binding in the classes that a server meets.
const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const BINDING_ERROR = 0x0111;

// RFC 8489 §18.3.
const ERROR_CODE = 0x0009;
const UNKNOWN_ATTRIBUTES = 0x000a;
const XOR_MAPPED_ADDRESS = 0x0020;
const SOFTWARE = 0x8022;
const FINGERPRINT = 0x8028;

/** RFC 8489 §14: below it are the types that a server must understand to answer at all. */
const COMPREHENSION_OPTIONAL = 0x8000;
/**
 * The comprehension-required attributes of RFC 8489 §18.3 that a request may carry: MAPPED-ADDRESS,
 * those of the credential mechanisms, XOR-MAPPED-ADDRESS. A server that asks for no credentials
 * has nothing to do for them.
 */
const UNDERSTOOD = [
  0x0001, 0x0006, 0x0008, 0x0009, 0x000a, 0x0014, 0x0015, 0x001c, 0x001d, 0x001e, 0x0020,
];

/**
 * RFC 8489 §14.8: the error 420 (Unknown Attribute) as class and number. Without a reason phrase,
 * which is for people alone: so no answer is longer than {@link LARGEST_ANSWER} or the request.
 */
const UNKNOWN_ATTRIBUTE = Buffer.of(0, 0, 4, 20);
/** RFC 8489 §14.7. */
const FINGERPRINT_MASK = 0x5354554e;
const FINGERPRINT_SIZE = ATTRIBUTE_HEAD + 4;

/**
 * No answer is longer than this, in bytes, unless the request itself is: who asks under somebody
 * else's address gains little by it. It is the success response to IPv6, with {@link MAX_SOFTWARE}.
 */
export const LARGEST_ANSWER = 64;
/** Bytes of a server's name that {@link LARGEST_ANSWER} has room for. */
export const MAX_SOFTWARE = 8;

export interface BindingRequest {
  /** Magic cookie and transaction id, 16 bytes: every answer repeats them. */
  key: Buffer;
  attributes: Attribute[];
}

export interface Attribute {
  type: number;
  /** Without the padding. */
  value: Buffer;
}

/** Reads a Binding request; undefined where `message` is none, or is not well-formed. */
export function readBindingRequest(message: Buffer): BindingRequest | undefined {
  // A type that is right has its two most significant bits zero as well (RFC 8489 §5).
  if (message.length < HEADER_SIZE || message.readUInt16BE(0) !== BINDING_REQUEST) return undefined;
  if (message.readUInt32BE(4) !== MAGIC_COOKIE) return undefined;
  if (message.readUInt16BE(2) !== message.length - HEADER_SIZE) return undefined;
  const attributes = readAttributes(message);
  return attributes && { key: message.subarray(4, HEADER_SIZE), attributes };
}

function readAttributes(message: Buffer): Attribute[] | undefined {
  const attributes: Attribute[] = [];
  let at = HEADER_SIZE;
  while (at < message.length) {
    if (at + ATTRIBUTE_HEAD > message.length) return undefined;
    const type = message.readUInt16BE(at);
    const start = at + ATTRIBUTE_HEAD;
    const end = start + message.readUInt16BE(at + 2);
    const next = start + padded(end - start);
    if (next > message.length) return undefined;
    if (type === FINGERPRINT) {
      // RFC 8489 §14.7: it is the last one, and it is right.
      if (!fingerprintOf(message.subarray(0, at)).equals(message.subarray(at))) return undefined;
    }
    attributes.push({ type, value: message.subarray(start, end) });
    at = next;
  }
  return attributes;
}

/** The types that the server would have to understand and does not (RFC 8489 §6.3.1), each once. */
export function unknownAttributes({ attributes }: BindingRequest): number[] {
  const types = new Set(attributes.map(({ type }) => type));
  return [...types].filter((t) => t < COMPREHENSION_OPTIONAL && !UNDERSTOOD.includes(t));
}

/**
 * The success response to a request, with FINGERPRINT.
 * @param address of the client as the server sees it: 4 or 16 bytes
 * @param software the server's name for SOFTWARE, at most {@link MAX_SOFTWARE} bytes; may be empty
 */
export function bindingSuccess(
  { key }: BindingRequest,
  address: Buffer,
  port: number,
  software = '',
): Buffer {
  return message(BINDING_SUCCESS, key, [
    xorMappedAddress(key, address, port),
    ...(software ? [attribute(SOFTWARE, Buffer.from(software))] : []),
  ]);
}

/** The error response 420, which names the attributes that were not understood, with FINGERPRINT. */
export function unknownAttributesError({ key }: BindingRequest, unknown: number[]): Buffer {
  const types = Buffer.concat(unknown.map((type) => Buffer.of(type >> 8, type & 0xff)));
  return message(BINDING_ERROR, key, [
    attribute(ERROR_CODE, UNKNOWN_ATTRIBUTE),
    attribute(UNKNOWN_ATTRIBUTES, types),
  ]);
}

/** RFC 8489 §14.2: masked with the key, so that no NAT on the way takes it for an address to rewrite. */
function xorMappedAddress(key: Buffer, address: Buffer, port: number): Buffer {
  const value = Buffer.alloc(4 + address.length);
  value.writeUInt8(address.length === 4 ? 1 : 2, 1);
  value.writeUInt16BE(port ^ (MAGIC_COOKIE >>> 16), 2);
  address.forEach((byte, i) => value.writeUInt8(byte ^ (key[i] ?? 0), 4 + i));
  return attribute(XOR_MAPPED_ADDRESS, value);
}

function message(type: number, key: Buffer, attributes: Buffer[]): Buffer {
  const body = Buffer.concat(attributes);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  // RFC 8489 §14.7: the length counts the FINGERPRINT that is about to be computed.
  head.writeUInt16BE(body.length + FINGERPRINT_SIZE, 2);
  const signed = Buffer.concat([head, key, body]);
  return Buffer.concat([signed, fingerprintOf(signed)]);
}

function fingerprintOf(before: Buffer): Buffer {
  const value = Buffer.alloc(4);
  value.writeUInt32BE((crc32(before) ^ FINGERPRINT_MASK) >>> 0);
  return attribute(FINGERPRINT, value);
}

function attribute(type: number, value: Buffer): Buffer {
  const bytes = Buffer.alloc(ATTRIBUTE_HEAD + padded(value.length));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, ATTRIBUTE_HEAD);
  return bytes;
}

/** RFC 8489 §14: attributes end on a 32-bit boundary. */
function padded(length: number): number {
  return (length + 3) & ~3;
}
