import { crc16 } from '../../../signal/crc16.ts';

/**
 * What one device says to the other by sound: a kind (1 byte), the speaker's tag (2 bytes), the tag
 * of the device it has understood (2 bytes, 0 for none), and in an introduction the speaker's code.
 */
export interface Message {
  tag: number;
  /** Tag of the one whose code the speaker has, 0 for nobody. */
  heard: number;
  /** The speaker's code; left out once the other one is known to have it. */
  code?: Uint8Array;
}

/** First bytes that no earlier or later kind of payload shares. */
const INTRODUCTION = 0x51;
const ACKNOWLEDGEMENT = 0x52;

const HEADER = 5;

/** The longest code that fits into one payload of the modem. */
export const MAX_SPOKEN_CODE = 200 - HEADER;

/**
 * A short name of a code, 1..65535, by which devices tell each other apart. Without the last two
 * bytes: those are the code's own CRC, and the CRC of a text with its CRC is the same for all texts.
 */
export function tagOf(code: Uint8Array): number {
  return (crc16(code.subarray(0, -2)) % 65_535) + 1;
}

export function writeMessage({ tag, heard, code }: Message): Uint8Array {
  const kind = code ? INTRODUCTION : ACKNOWLEDGEMENT;
  return Uint8Array.from([kind, tag >> 8, tag & 255, heard >> 8, heard & 255, ...(code ?? [])]);
}

/** Undefined for whatever is no message: the payload came through the air from anybody. */
export function readMessage(payload: Uint8Array): Message | undefined {
  if (payload.length < HEADER || payload.length > HEADER + MAX_SPOKEN_CODE) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const tag = view.getUint16(1);
  const heard = view.getUint16(3);
  if (view.getUint8(0) === ACKNOWLEDGEMENT) {
    return payload.length === HEADER && tag !== 0 ? { tag, heard } : undefined;
  }
  if (view.getUint8(0) !== INTRODUCTION) return undefined;
  const code = payload.slice(HEADER);
  return code.length > 0 && tag === tagOf(code) ? { tag, heard, code } : undefined;
}
