/**
 * Controls, what turns the direction of writing, what is invisible, and what is no character at all; but
 * for the two joiners, which Persian and emoji need.
 */
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800]|(?![\u200c\u200d])\p{Cf}/gu;

/** A text from somebody else without what could make it pass for another one. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** Whether there is anything to be seen in it: joiners and marks alone are not. */
export function isSeen(text: string): boolean {
  return /[^\u200c\u200d\p{M} ]/u.test(text);
}
