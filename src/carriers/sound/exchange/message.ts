import { crc16 } from '../../../signal/crc16.ts';
import { MAX_PAYLOAD } from '../constants.ts';

/**
 * What one device says to the other by sound: a kind (1 byte), the speaker's tag (2 bytes), the tag
 * of the device it has understood (2 bytes, 0 for none), and in an introduction the speaker's code. A
 * code that is too long for one payload comes in parts: 1 byte (number of the part, number of parts,
 * 4 bits each), and so much of the code.
 */
export interface Message {
  tag: number;
  /** Tag of the one whose code the speaker has, 0 for nobody. */
  heard: number;
  /** The speaker's code; left out once the other one is known to have it. */
  code?: Uint8Array;
  /** In place of a code that is too long. */
  part?: Part;
}

export interface Part {
  /** From 0. */
  index: number;
  count: number;
  bytes: Uint8Array;
}

/** First bytes that no earlier or later kind of payload shares. */
const INTRODUCTION = 0x51;
const ACKNOWLEDGEMENT = 0x52;
const PART = 0x53;

const HEADER = 5;

const LONGEST_WHOLE = MAX_PAYLOAD - HEADER;
const LONGEST_PART = LONGEST_WHOLE - 1;

/** Two seconds of sound: nobody's addresses need more. */
const MAX_PARTS = 4;

/** Bytes of the longest code that can be said. */
export const MAX_SPOKEN_CODE = MAX_PARTS * LONGEST_PART;

/**
 * A short name of a code, 1..65535, by which devices tell each other apart. Without the last two
 * bytes: those are the code's own CRC, and the CRC of a text with its CRC is the same for all texts.
 */
export function tagOf(code: Uint8Array): number {
  return (crc16(code.subarray(0, -2)) % 65_535) + 1;
}

/** The payloads that say it, all of which have to be heard: more than one where the code is long. */
export function writeMessage({ tag, heard, code }: Message): Uint8Array[] {
  const write = (kind: number, ...rest: number[]) =>
    Uint8Array.from([kind, tag >> 8, tag & 255, heard >> 8, heard & 255, ...rest]);
  if (!code) return [write(ACKNOWLEDGEMENT)];
  if (code.length <= LONGEST_WHOLE) return [write(INTRODUCTION, ...code)];
  const count = Math.ceil(code.length / LONGEST_PART);
  return Array.from({ length: count }, (_, index) => {
    const bytes = code.subarray(index * LONGEST_PART, (index + 1) * LONGEST_PART);
    return write(PART, (index << 4) | count, ...bytes);
  });
}

/** Undefined for whatever is no message: the payload came through the air from anybody. */
export function readMessage(payload: Uint8Array): Message | undefined {
  if (payload.length < HEADER || payload.length > MAX_PAYLOAD) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const message = { tag: view.getUint16(1), heard: view.getUint16(3) };
  const rest = payload.slice(HEADER);
  switch (view.getUint8(0)) {
    case ACKNOWLEDGEMENT:
      return rest.length === 0 && message.tag !== 0 ? message : undefined;
    case INTRODUCTION:
      return isNamed(rest, message.tag) ? { ...message, code: rest } : undefined;
    case PART: {
      const part = readPart(rest);
      return part && message.tag !== 0 ? { ...message, part } : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether it is a code, and the one with this tag. */
export function isNamed(code: Uint8Array, tag: number): boolean {
  return code.length > 0 && tagOf(code) === tag;
}

function readPart([places = 0, ...bytes]: Uint8Array): Part | undefined {
  const [index, count] = [places >> 4, places & 15];
  if (count < 2 || count > MAX_PARTS || index >= count || bytes.length === 0) return undefined;
  return { index, count, bytes: Uint8Array.from(bytes) };
}
