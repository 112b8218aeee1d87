import type { BitReader, BitWriter } from './bits.ts';

/** A canonical prefix code (as in RFC 1951 §3.2.2): symbols are numbered, only their lengths are given. */
export interface PrefixCode {
  /** Bits that each symbol takes. */
  lengths: readonly number[];
  write(writer: BitWriter, symbol: number): void;
  /** `undefined` where the bits are not assigned to any symbol. */
  read(reader: BitReader): number | undefined;
}

/** Code words are given out by length and then by number, counting up from all zeros. */
export function prefixCode(lengths: readonly number[]): PrefixCode {
  const longest = Math.max(...lengths);
  const words = new Map<number, number>();
  const symbols = new Map<string, number>();
  let next = 0;
  for (let length = 1; length <= longest; length++, next *= 2) {
    for (const [symbol, own] of lengths.entries()) {
      if (own !== length) continue;
      symbols.set(`${length}:${next}`, symbol);
      words.set(symbol, next++);
    }
    if (next > 2 ** length) throw new RangeError('these lengths make no prefix code');
  }
  return {
    lengths,
    write(writer, symbol) {
      writer.write(words.get(symbol) ?? 0, lengths[symbol] ?? 0);
    },
    read(reader) {
      let word = 0;
      for (let length = 1; length <= longest; length++) {
        word = word * 2 + reader.read(1);
        const symbol = symbols.get(`${length}:${word}`);
        if (symbol !== undefined) return symbol;
      }
      return undefined;
    },
  };
}
