/**
 * `%2D` in links, `=2D` in quoted-printable mails (RFC 2045 §6.7), `&#45;` and `&#x2d;` in HTML,
 * `\u002d` and `\x2d` in programs.
 */
const ESCAPE =
  /[%=]([0-9a-f]{2})|&#(\d{1,6});|&#x([0-9a-f]{1,5});|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi;

/** A long mail has that many; more in one text would only cost time. */
const MAX_ESCAPES = 2_000;

/** Undoes one layer of what links, mails and pages do to characters; ASCII alone matters here. */
export function unescape(text: string): string {
  let result = '';
  let end = 0;
  let count = 0;
  for (const match of text.matchAll(ESCAPE)) {
    if (count++ === MAX_ESCAPES) break;
    const [whole, byte, decimal, hex, unicode, short] = match;
    const digits = byte ?? hex ?? unicode ?? short ?? '';
    const character = decimal === undefined ? parseInt(digits, 16) : Number(decimal);
    result += text.slice(end, match.index);
    result += character < 128 ? String.fromCharCode(character) : whole;
    end = match.index + whole.length;
  }
  return result + text.slice(end);
}
