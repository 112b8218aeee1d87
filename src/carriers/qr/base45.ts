/** RFC 9285 §4.2; these are the characters of QR's alphanumeric mode, in its order. */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const VALUES = new Map([...ALPHABET].map((character, value) => [character, value]));
const BASE = 45;

/** Bytes as base45 (RFC 9285 §4): two bytes are three characters, a last single byte is two. */
export function toBase45(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    let value = pair ? (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0) : (bytes[i] ?? 0);
    for (let left = pair ? 3 : 2; left > 0; left--) {
      text += ALPHABET.charAt(value % BASE);
      value = Math.floor(value / BASE);
    }
  }
  return text;
}

/**
 * The inverse of {@link toBase45}. `undefined` for a foreign character, an impossible length or a
 * value too great for its bytes (RFC 9285 §6).
 */
export function fromBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 2) / 3));
  let length = 0;
  for (let i = 0; i < text.length; i += 3) {
    const [c, d, e] = [text[i], text[i + 1], text[i + 2]].map((character) =>
      character === undefined ? 0 : VALUES.get(character),
    );
    if (c === undefined || d === undefined || e === undefined) return undefined;
    const value = c + d * BASE + e * BASE ** 2;
    if (i + 2 < text.length) {
      if (value > 0xffff) return undefined;
      bytes[length++] = value >> 8;
    } else if (value > 0xff) return undefined;
    bytes[length++] = value & 0xff;
  }
  return bytes;
}
