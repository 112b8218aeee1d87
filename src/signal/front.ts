import type { BitReader, BitWriter } from './bits.ts';
import {
  ALPHABETS,
  CHROMIUM,
  credentialBits,
  FIREFOX,
  type CredentialForm,
} from './credentials.ts';
import type { Description, Setup } from './description.ts';
import { CodeError } from './errors.ts';
import { readKind, writeKind } from './kind-code.ts';
import { bitsOf, type Kind } from './kinds.ts';
import { DEFAULT_MAX_MESSAGE_SIZE, PWD_LENGTH, UFRAG_LENGTH } from './limits.ts';
import { readPattern, writePattern, type PortPattern } from './port-pattern.ts';
import { SHAPE_CODE, SHAPES, type Shape } from './shapes.ts';

/** The front of a code: all that tells how long the code is, so that a lost character cannot hide. */
export type Front = CompactFront | LongFront;

export interface CompactFront {
  form: 'compact';
  kind: Description['kind'];
  credentials: CredentialForm;
  maxMessageSize: number;
  /** Absent in a browser's profile: an invite is actpass, a reply has a bit for it. */
  setup?: Setup;
  candidates: CandidateKinds;
  /** Only with a browser's profile. */
  ports?: PortPattern;
  /** How many further ports there are. */
  morePorts?: number;
}

/** `shape`: number of a frequent set of candidates, unless the kinds are listed one by one. */
export interface CandidateKinds {
  shape?: number;
  kinds: readonly Kind[];
}

/** A whole SDP, deflated. */
export interface LongFront {
  form: 'long';
  kind: Description['kind'];
  /** The description has the SDP itself; otherwise the SDP only carries its fields. */
  whole: boolean;
  /** Bytes of deflated SDP. */
  length: number;
}

/** What a browser always says of itself. */
export interface Profile {
  credentials: CredentialForm;
  maxMessageSize: number;
}

export const PROFILES: readonly [Profile, Profile] = [
  { credentials: CHROMIUM, maxMessageSize: 262_144 },
  { credentials: FIREFOX, maxMessageSize: 1_073_741_823 },
];

const SPECIAL = SHAPES.indexOf('special');
const LIST = SHAPES.indexOf('list');
const PORTS = SHAPES.indexOf('ports');
const SETUPS: readonly Setup[] = ['actpass', 'active', 'passive'];
/** Lengths of ufrag and password that have a short number; the number after them: 8 bits for each. */
const LENGTHS: readonly (readonly [ufrag: number, pwd: number])[] = [
  // aiortc, werift, libdatachannel
  [4, 22],
  [CHROMIUM.ufrag, CHROMIUM.pwd],
  [FIREFOX.ufrag, FIREFOX.pwd],
];
/** The same for message sizes; the number after them: 32 bits. */
const SIZES = [DEFAULT_MAX_MESSAGE_SIZE, ...PROFILES.map((profile) => profile.maxMessageSize)];

export const MAX_CODED_SIZE = 2 ** 32 - 1;
/** Bits for a long code's length. */
export const LONG_LENGTH_BITS = 15;
export const TAG_BITS = 15;
/** For the number of further ports, and for each. */
const MORE_PORTS_BITS = 3;
export const PORT_BITS = 16;

export function writeFront(writer: BitWriter, front: Front): void {
  writer.write(front.kind === 'reply' ? 1 : 0, 1);
  if (front.form === 'long') {
    writer.write(1, 1);
    SHAPE_CODE.write(writer, SPECIAL);
    writer.write(front.whole ? 1 : 0, 1);
    writer.write(front.length, LONG_LENGTH_BITS);
    return;
  }
  const profile = PROFILES.findIndex(({ credentials }) => credentials === front.credentials);
  if (front.setup === undefined) {
    writer.write(profile, 1);
    if (front.ports || front.morePorts) {
      SHAPE_CODE.write(writer, PORTS);
      writePattern(writer, front.ports);
      writer.write(front.morePorts ?? 0, MORE_PORTS_BITS);
    }
  } else {
    writer.write(0, 1);
    SHAPE_CODE.write(writer, SPECIAL);
    writeGeneric(writer, front, front.setup);
  }
  const { shape = LIST, kinds } = front.candidates;
  SHAPE_CODE.write(writer, shape);
  if (shape !== LIST) return;
  writeCount(writer, kinds.length);
  for (const kind of kinds) writeKind(writer, kind);
}

/** Throws `CodeError`: 'newer-version' for what is not assigned yet, 'damaged' for the rest. */
export function readFront(reader: BitReader): Front {
  const kind = reader.read(1) ? 'reply' : 'invite';
  const second = reader.read(1) as 0 | 1;
  const shape = readShape(reader);
  if (shape !== SPECIAL) return { kind, ...PROFILES[second], ...readProfiled(reader, shape) };
  if (second === 1) {
    const whole = reader.read(1) === 1;
    return { form: 'long', kind, whole, length: reader.read(LONG_LENGTH_BITS) };
  }
  const generic = readGeneric(reader);
  const candidates = readKinds(reader, readInnerShape(reader));
  return { form: 'compact', kind, ...generic, candidates };
}

/** What comes after the profile of a browser. */
function readProfiled(
  reader: BitReader,
  shape: number,
): Pick<CompactFront, 'form' | 'candidates' | 'ports' | 'morePorts'> {
  if (shape !== PORTS) return { form: 'compact', candidates: readKinds(reader, shape) };
  const ports = readPattern(reader);
  const morePorts = reader.read(MORE_PORTS_BITS);
  const candidates = readKinds(reader, readInnerShape(reader));
  return { form: 'compact', candidates, ...(ports && { ports }), morePorts };
}

/** Bits between the front and the padding. */
export function bodyBits(front: Front): number {
  const reply = front.kind === 'reply' ? TAG_BITS : 0;
  if (front.form === 'long') return (reply && reply + 1) + 8 * front.length;
  const setup = front.kind === 'reply' && front.setup === undefined ? 1 : 0;
  const candidates = front.candidates.kinds.reduce((sum, kind) => sum + bitsOf(kind), 0);
  const more = (front.morePorts ?? 0) * PORT_BITS;
  return reply + setup + 256 + credentialBits(front.credentials) + candidates + more;
}

function readShape(reader: BitReader): number {
  const shape = SHAPE_CODE.read(reader);
  if (shape === undefined) throw new CodeError('newer-version');
  return shape;
}

function readInnerShape(reader: BitReader): number {
  const shape = readShape(reader);
  if (shape === SPECIAL || shape === PORTS) throw new CodeError('damaged');
  return shape;
}

function readKinds(reader: BitReader, number: number): CandidateKinds {
  const shape: Shape | undefined = SHAPES[number];
  if (shape !== undefined && typeof shape !== 'string') return { shape: number, kinds: shape };
  return { kinds: Array.from({ length: readCount(reader) }, () => readKind(reader)) };
}

/** Candidates of a list: 1 to 7 in three bits, up to 135 in ten. */
function writeCount(writer: BitWriter, count: number): void {
  writer.write(Math.min(count - 1, 7), 3);
  if (count > 7) writer.write(count - 8, 7);
}

function readCount(reader: BitReader): number {
  const count = reader.read(3);
  return count < 7 ? count + 1 : reader.read(7) + 8;
}

function writeGeneric(writer: BitWriter, front: CompactFront, setup: Setup): void {
  const { ufrag, pwd, alphabet } = front.credentials;
  writer.write(SETUPS.indexOf(setup), 2);
  writer.write(alphabet === ALPHABETS[0] ? 0 : 1, 1);
  const lengths = LENGTHS.findIndex((pair) => pair[0] === ufrag && pair[1] === pwd);
  writer.write(lengths < 0 ? LENGTHS.length : lengths, 2);
  if (lengths < 0) {
    writer.write(ufrag - UFRAG_LENGTH.min, 8);
    writer.write(pwd - PWD_LENGTH.min, 8);
  }
  const size = SIZES.indexOf(front.maxMessageSize);
  writer.write(size < 0 ? SIZES.length : size, 2);
  if (size < 0) writer.write(front.maxMessageSize, 32);
}

function readGeneric(
  reader: BitReader,
): Required<Pick<CompactFront, 'setup' | 'credentials' | 'maxMessageSize'>> {
  const setup = SETUPS[reader.read(2)];
  const alphabet = ALPHABETS[reader.read(1) as 0 | 1];
  const [ufrag, pwd] = LENGTHS[reader.read(2)] ?? [
    UFRAG_LENGTH.min + reader.read(8),
    PWD_LENGTH.min + reader.read(8),
  ];
  const maxMessageSize = SIZES[reader.read(2)] ?? reader.read(32);
  if (!setup) throw new CodeError('newer-version');
  if (ufrag > UFRAG_LENGTH.max || pwd > PWD_LENGTH.max) throw new CodeError('damaged');
  return { setup, credentials: { ufrag, pwd, alphabet }, maxMessageSize };
}
