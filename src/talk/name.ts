import { isSeen, withoutUnseen } from './unseen.ts';

/** Characters of a name, as people count them nearly: enough for long ones with a title. */
export const MAX_NAME = 40;

/** Longer ones are not even cleaned. UTF-16 units: an emoji of a family takes eleven. */
const MAX_UNITS = 1000;

/** More marks on one letter than any writing has: they would cover the lines above and below. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** A name as it is shown: one line, of bounded length, without what could pass for something else. */
export function cleanName(name: string): string {
  const spaced = name.slice(0, MAX_UNITS).normalize('NFC').replace(/\s/gu, ' ');
  const seen = withoutUnseen(spaced).replace(PILED_MARKS, '$1').replace(/ +/g, ' ').trim();
  const short = [...seen].slice(0, MAX_NAME).join('').trim();
  return isSeen(short) ? short : '';
}
