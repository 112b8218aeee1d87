import { CodeError } from './errors.ts';

/** Collects bits, the most significant first. */
export class BitWriter {
  readonly #bytes: number[] = [];
  #length = 0;

  /** Appends the lowest `count` bits of `value`. */
  write(value: number | bigint, count: number): void {
    const wide = BigInt(value);
    for (let bit = count - 1; bit >= 0; bit--) {
      if (this.#length % 8 === 0) this.#bytes.push(0);
      if ((wide >> BigInt(bit)) & 1n) {
        const last = this.#bytes.length - 1;
        this.#bytes[last] = (this.#bytes[last] ?? 0) | (0x80 >> (this.#length % 8));
      }
      this.#length++;
    }
  }

  writeBytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.write(byte, 8);
  }

  /** The bits so far, filled up with zeros to whole bytes. */
  toBytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads bits, the most significant first. Reading past the end is `CodeError` 'damaged'. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Bits read so far. */
  get position(): number {
    return this.#position;
  }

  /** Up to 32 bits as an unsigned number. */
  read(count: number): number {
    if (this.#position + count > this.#bytes.length * 8) throw new CodeError('damaged');
    let value = 0;
    for (let i = 0; i < count; i++, this.#position++) {
      const bit = ((this.#bytes[this.#position >> 3] ?? 0) >> (7 - (this.#position & 7))) & 1;
      value = value * 2 + bit;
    }
    return value;
  }

  readBig(count: number): bigint {
    let value = 0n;
    for (let left = count; left > 0;) {
      const step = Math.min(left, 32);
      value = (value << BigInt(step)) | BigInt(this.read(step));
      left -= step;
    }
    return value;
  }

  readBytes(count: number): Uint8Array {
    if (this.#position + count * 8 > this.#bytes.length * 8) throw new CodeError('damaged');
    return Uint8Array.from({ length: count }, () => this.read(8));
  }

  /** Skips to the next whole byte; what is skipped has to be zero. Returns the index of that byte. */
  align(): number {
    if (this.read(-this.#position & 7) !== 0) throw new CodeError('damaged');
    return this.#position / 8;
  }
}
