import { CodeError } from '../../signal/errors.ts';
import { crc16 } from '../../signal/crc16.ts';
import { crc32 } from '../../signal/crc32.ts';
import { addMultiple, invert, scale } from './gf256.ts';

/**
 * A message as an endless row of frames, of which any sufficient number restores it: a random linear
 * fountain over GF(256). The message is cut into k blocks. The frames 0 to k-1 hold the blocks
 * themselves, every later one a random combination of all of them, whose factors follow from its
 * number. Any k frames suffice; one more is needed about once in 255 times.
 *
 * | bytes |                                                                             |
 * | ----- | --------------------------------------------------------------------------- |
 * | 4     | CRC-32 of the message: its name, and the check in the end                   |
 * | 2     | length of the message                                                       |
 * | 1     | k                                                                           |
 * | 2     | number of the frame                                                         |
 * | ...   | combination of blocks, the last of which is filled up with zeros            |
 * | 2     | CRC-16 of {@link MARK} and all before: so no frame is a code, and no code a frame |
 */
const HEADER_BYTES = 9;
const CRC_BYTES = 2;
const MARK = new TextEncoder().encode('frame');

/**
 * Frames of so many bytes just fill a symbol of version 7 (45 x 45 modules): cameras read it about as
 * well as that of a short code, and each frame carries much.
 */
const FRAME_BYTES = 118;
const MAX_BLOCKS = 255;
const MAX_MESSAGE = 0xffff;
/** Frame numbers, which wrap around. */
const NUMBERS = 0x10000;

/** Makes the frames of a message. Throws `CodeError` 'too-long' for one of more than 65 535 bytes. */
export class Fountain {
  /** So many frames restore the message, nearly always. */
  readonly blocks: number;
  readonly #blocks: Uint8Array[];
  readonly #header: DataView<ArrayBuffer>;

  /** @param frameBytes how many a frame may have at most, if the message is not very long */
  constructor(message: Uint8Array, frameBytes = FRAME_BYTES) {
    if (message.length === 0 || message.length > MAX_MESSAGE) throw new CodeError('too-long');
    const most = frameBytes - HEADER_BYTES - CRC_BYTES;
    this.blocks = Math.min(MAX_BLOCKS, Math.ceil(message.length / most));
    const size = blockSize(message.length, this.blocks);
    this.#blocks = Array.from({ length: this.blocks }, (_, i) => {
      const block = new Uint8Array(size);
      block.set(message.subarray(i * size, (i + 1) * size));
      return block;
    });
    this.#header = new DataView(new ArrayBuffer(HEADER_BYTES));
    this.#header.setUint32(0, crc32(message));
    this.#header.setUint16(4, message.length);
    this.#header.setUint8(6, this.blocks);
  }

  /** The frame of this number, from 0 on. */
  frame(number: number): Uint8Array {
    const index = number % NUMBERS;
    this.#header.setUint16(7, index);
    const size = blockSize(this.#header.getUint16(4), this.blocks);
    const frame = new Uint8Array(HEADER_BYTES + size + CRC_BYTES);
    frame.set(new Uint8Array(this.#header.buffer));
    const data = frame.subarray(HEADER_BYTES, HEADER_BYTES + size);
    for (const [i, factor] of factors(index, this.blocks).entries()) {
      const block = this.#blocks[i];
      if (block) addMultiple(data, block, factor);
    }
    new DataView(frame.buffer).setUint16(HEADER_BYTES + size, checksum(frame));
    return frame;
  }
}

export interface Frame {
  /** CRC-32 of the message. */
  id: number;
  /** Of the message, bytes. */
  length: number;
  blocks: number;
  number: number;
  data: Uint8Array;
}

/** Reads a frame; undefined for anything else. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  if (bytes.length <= HEADER_BYTES + CRC_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint16(bytes.length - CRC_BYTES) !== checksum(bytes)) return undefined;
  const length = view.getUint16(4);
  const blocks = view.getUint8(6);
  const data = bytes.slice(HEADER_BYTES, -CRC_BYTES);
  if (length === 0 || blocks === 0 || data.length !== blockSize(length, blocks)) return undefined;
  return { id: view.getUint32(0), length, blocks, number: view.getUint16(7), data };
}

export interface Progress {
  /** Frames that told something new. */
  received: number;
  needed: number;
  /** Once it is complete. */
  message?: Uint8Array;
}

/** Collects frames of one message at a time, the one that came last, until it is whole. */
export class FrameCollector {
  #first?: Frame;
  /** By pivot: the row whose first factor that is not zero, a one, stands at this place. */
  #rows: (Uint8Array | undefined)[] = [];
  #rank = 0;
  #message?: Uint8Array;

  add(frame: Frame): Progress {
    if (!this.#first || !isSameMessage(this.#first, frame)) this.#begin(frame);
    const needed = frame.blocks;
    if (!this.#message) {
      this.#eliminate(frame);
      if (this.#rank === needed) this.#finish(frame);
    }
    return {
      received: this.#rank,
      needed,
      ...(this.#message && { message: this.#message }),
    };
  }

  #begin(frame: Frame): void {
    this.#first = frame;
    this.#rows = [];
    this.#rank = 0;
    this.#message = undefined;
  }

  /** Gaussian elimination, a row at a time: factors and data side by side. */
  #eliminate({ blocks, number, data }: Frame): void {
    const row = new Uint8Array(blocks + data.length);
    row.set(factors(number, blocks));
    row.set(data, blocks);
    for (let pivot = 0; pivot < blocks; pivot++) {
      const factor = row[pivot] ?? 0;
      if (factor === 0) continue;
      const other = this.#rows[pivot];
      if (other) addMultiple(row, other, factor);
      else {
        scale(row, invert(factor));
        this.#rows[pivot] = row;
        this.#rank += 1;
        return;
      }
    }
  }

  /** Substitutes backwards. What does not have the right checksum is thrown away. */
  #finish(frame: Frame): void {
    const { blocks, length, id, data } = frame;
    const rows = this.#rows as Uint8Array[];
    for (const [pivot, row] of rows.entries()) {
      for (const above of rows.slice(0, pivot)) addMultiple(above, row, above[pivot] ?? 0);
    }
    const whole = new Uint8Array(blocks * data.length);
    for (const [i, row] of rows.entries()) whole.set(row.subarray(blocks), i * data.length);
    const message = whole.slice(0, length);
    if (crc32(message) === id) this.#message = message;
    else this.#begin(frame);
  }
}

function isSameMessage(a: Frame, b: Frame): boolean {
  return a.id === b.id && a.length === b.length && a.blocks === b.blocks;
}

function blockSize(length: number, blocks: number): number {
  return Math.ceil(length / blocks);
}

/** By what each block is multiplied in the frame `number`. */
function factors(number: number, blocks: number): Uint8Array {
  if (number >= blocks) {
    return Uint8Array.from({ length: blocks }, (_, i) => scramble(number * (MAX_BLOCKS + 1) + i));
  }
  const row = new Uint8Array(blocks);
  row[number] = 1;
  return row;
}

/** MurmurHash3's last step: unlike simple generators it leaves nothing linear between neighbours. */
function scramble(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) & 0xff;
}

function checksum(frame: Uint8Array): number {
  return crc16(Uint8Array.of(...MARK, ...frame.subarray(0, -CRC_BYTES)));
}
