import { createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { MAGIC_COOKIE } from '../../stun-server/message.ts';

/** Who an ICE check is for; what is left out is not in it. */
interface Credentials {
  /** Of the side that is asked. */
  ufrag?: string;
  pwd?: string;
}

// RFC 8489 §18.3, RFC 8445 §16.1.
const USERNAME = 0x0006;
const MESSAGE_INTEGRITY = 0x0008;
const PRIORITY = 0x0024;
const FINGERPRINT = 0x8028;
/** RFC 8489 §14.7. */
const FINGERPRINT_MASK = 0x5354554e;

/**
 * An ICE check (RFC 8445 §7.2.2), as somebody writes it who is no browser: without a role, since a
 * beacon's own may be either by now.
 */
export function iceCheck({ ufrag, pwd }: Credentials): Buffer {
  let message = Buffer.concat([Buffer.alloc(8), randomBytes(12)]);
  message.writeUInt16BE(0x0001, 0);
  message.writeUInt32BE(MAGIC_COOKIE, 4);
  const append = (type: number, size: number, value: () => Buffer) => {
    // Both checksums are over a length that counts their own attribute (RFC 8489 §14.5, §14.7).
    const padded = Math.ceil(size / 4) * 4;
    message.writeUInt16BE(message.length - 20 + 4 + padded, 2);
    const head = Buffer.alloc(4);
    head.writeUInt16BE(type, 0);
    head.writeUInt16BE(size, 2);
    message = Buffer.concat([message, head, value(), Buffer.alloc(padded - size)]);
  };
  if (ufrag !== undefined) {
    const name = Buffer.from(`${ufrag}:somebody`);
    append(USERNAME, name.length, () => name);
  }
  append(PRIORITY, 4, () => Buffer.of(0x6e, 0x7f, 0x1e, 0xff));
  if (pwd !== undefined)
    append(MESSAGE_INTEGRITY, 20, () => createHmac('sha1', pwd).update(message).digest());
  append(FINGERPRINT, 4, () => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE((crc32(message) ^ FINGERPRINT_MASK) >>> 0);
    return sum;
  });
  return message;
}
