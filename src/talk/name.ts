/** Characters of a name, as people count them nearly: enough for long ones with a title. */
export const MAX_NAME = 40;

/** Longer ones are not even cleaned. UTF-16 units: an emoji of a family takes eleven. */
const MAX_UNITS = 1000;

/** Controls, what turns the direction of writing, what is invisible, and what is no character at all. */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]|(?![\u200c\u200d])\p{Cf}/gu;

/** More marks on one letter than any writing has: they would cover the lines above and below. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** A name as it is shown: one line, of bounded length, without what could pass for something else. */
export function cleanName(name: string): string {
  const seen = name
    .slice(0, MAX_UNITS)
    .normalize('NFC')
    .replace(/\s/gu, ' ')
    .replace(UNSEEN, '')
    .replace(PILED_MARKS, '$1')
    .replace(/ +/g, ' ')
    .trim();
  const short = [...seen].slice(0, MAX_NAME).join('').trim();
  // Joiners alone cannot be seen.
  return /[^\u200c\u200d\p{M} ]/u.test(short) ? short : '';
}
