/** Crockford's base32: no letter looks like a digit or spells a word. https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** What people write for what they see or hear; U, which the alphabet lacks, is nearest to V. */
const LOOK_ALIKES: Record<string, string> = { O: '0', I: '1', L: '1', U: 'V' };
/** By character, in either case: a long text has thousands to look up. */
const SYMBOLS = new Map(
  [...ALPHABET, ...Object.keys(LOOK_ALIKES)].flatMap((character) => {
    const symbol = ALPHABET.indexOf(LOOK_ALIKES[character] ?? character);
    return [character, character.toLowerCase()].map((each) => [each, symbol] as const);
  }),
);

/** The character of a symbol, 0 to 31. */
export function charOf(symbol: number): string {
  return ALPHABET.charAt(symbol);
}

/** The symbol of a letter or digit, in either case. */
export function symbolOf(character: string): number {
  return SYMBOLS.get(character) ?? -1;
}

/** Five bits each, the most significant first, the last filled up with zeros. */
export function toSymbols(bytes: Uint8Array): number[] {
  const symbols: number[] = [];
  let word = 0;
  let bits = 0;
  for (const byte of bytes) {
    word = ((word << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) symbols.push((word >> (bits - 5)) & 31);
  }
  if (bits > 0) symbols.push((word << (5 - bits)) & 31);
  return symbols;
}

/** The whole bytes that begin `symbols`; what is left over is not looked at. */
export function fromSymbols(symbols: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let word = 0;
  let bits = 0;
  for (const symbol of symbols) {
    word = ((word << 5) | symbol) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes.push((word >> (bits -= 8)) & 0xff);
  }
  return Uint8Array.from(bytes);
}
