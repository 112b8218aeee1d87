import { fromBase64url, toBase64url } from './base64url.ts';
import { BitReader, BitWriter } from './bits.ts';
import { readPeer, writePeer } from './body.ts';
import { crc16 } from './crc16.ts';
import { browserFamily } from './credentials.ts';
import type { Description } from './description.ts';
import { CodeError } from './errors.ts';
import { PROFILES, readFront, writeFront } from './front.ts';
import { planFront } from './plan.ts';

/**
 * Who waits for ICE checks and answers them, and so tells whoever sends them where they come from. All
 * that a check needs: nobody ever speaks DTLS with it.
 */
export type Beacon = Pick<Description, 'ufrag' | 'pwd' | 'candidates'>;

const PREFIX = 'beacon:';
/** Stands before the bytes in the checksum, so that no code is taken for another kind of code. */
const SALT = new TextEncoder().encode('beacon');
const CRC_BYTES = 2;
/** A beacon has an address of each family, perhaps a few of them; the rest of 200 characters is room. */
const MAX_CHARS = 200;
const MAX_BEACON_CANDIDATES = 4;

/**
 * The code of a beacon, `beacon:` and base64url. Described in docs/format.md.
 * Throws `CodeError` 'sdp-invalid' for credentials that no browser makes.
 */
export function encodeBeacon({ ufrag, pwd, candidates }: Beacon): string {
  const { front, write } = planFront({
    kind: 'invite',
    fingerprint: new Uint8Array(32),
    ufrag,
    pwd,
    setup: 'actpass',
    candidates: candidates.slice(0, MAX_BEACON_CANDIDATES),
    maxMessageSize: PROFILES[browserFamily({ ufrag, pwd }) === 'firefox' ? 1 : 0].maxMessageSize,
  });
  if (front.form === 'long') throw new CodeError('sdp-invalid', 'not the credentials of a browser');
  const writer = new BitWriter();
  writeFront(writer, front);
  writePeer(writer, front, { ufrag, pwd }, write.candidates);
  const bytes = writer.toBytes();
  const crc = checksum(bytes);
  return PREFIX + toBase64url(Uint8Array.from([...bytes, crc >> 8, crc & 0xff]));
}

/** Reads a beacon code, as it stands by itself in a line; undefined for anything else. */
export function decodeBeacon(text: string): Beacon | undefined {
  if (!text.startsWith(PREFIX) || text.length > MAX_CHARS) return undefined;
  const bytes = fromBase64url(text.slice(PREFIX.length));
  if (!bytes || bytes.length <= CRC_BYTES) return undefined;
  const body = bytes.subarray(0, -CRC_BYTES);
  const [high = 0, low = 0] = bytes.subarray(-CRC_BYTES);
  if (checksum(body) !== (high << 8) + low) return undefined;
  try {
    const reader = new BitReader(body);
    const front = readFront(reader);
    if (front.form === 'long' || front.kind !== 'invite' || 'morePorts' in front) return undefined;
    const beacon = readPeer(reader, front);
    const isWhole = reader.align() === body.length;
    return isWhole && isFit(beacon) ? beacon : undefined;
  } catch (error) {
    if (error instanceof CodeError) return undefined;
    throw error;
  }
}

/** Some addresses, and no names: whoever keeps it in a list does not want to look them up. */
function isFit({ candidates }: Beacon): boolean {
  const { length } = candidates;
  const isNamed = candidates.some(({ address }) => address.endsWith('.local'));
  return length > 0 && length <= MAX_BEACON_CANDIDATES && !isNamed;
}

function checksum(bytes: Uint8Array): number {
  return crc16(Uint8Array.from([...SALT, ...bytes]));
}
