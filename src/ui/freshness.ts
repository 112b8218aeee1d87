import type { Worth } from './protocol.ts';

/** How old a code is, and what time does to it. */
export interface Age {
  /** Milliseconds since 1970. */
  madeAt: number;
  /** It stops working while it waits: an invite of Firefox behind certain NATs. */
  goesStale: boolean;
  /** The other person has it, or may have it. */
  isOut: boolean;
}

/** Many NATs forget a mapping after 30 s; what is left of them is the reply's way. Milliseconds. */
export const STALE_AFTER = 25_000;

/**
 * How often a code that goes stale is made anew while nobody has it, so that what is handed over is
 * good for 20 s at least. It asks the STUN servers no more often than Chromium does by itself to
 * keep its mapping alive. Milliseconds.
 */
export const RENEW_EVERY = 10_000;

/** Who has not taken a code for so long (5 minutes) has left the screen, and asks for a new one. */
export const MAX_RENEWALS = 30;

/** What a code is worth to the other person at `now`. */
export function worthOf({ madeAt, goesStale }: Age, now: number): Worth {
  if (!goesStale) return 'lasting';
  return now < madeAt + STALE_AFTER ? 'fresh' : 'aging';
}

/** When it has to be renewed or its worth changes, in milliseconds since 1970; undefined: never. */
export function dueAt(age: Age, renews: boolean, now: number): number | undefined {
  if (!age.goesStale) return undefined;
  if (renews && !age.isOut) return age.madeAt + RENEW_EVERY;
  const stale = age.madeAt + STALE_AFTER;
  return stale > now ? stale : undefined;
}
