import type { Plan } from './plan.ts';

/** What all trials of a run have in common. */
export interface Settings {
  /** Seconds that a trial lasts at most, from pasting the reply. */
  limit: number;
  /** Which build was tried: {@link buildOf}. */
  build: string;
}

/** Milliseconds from the moment when the inviter takes the reply, until each side is connected. */
export interface Opening {
  inviterMs?: number;
  replierMs?: number;
}

/** A code, and how long it is. */
export interface HandedOver {
  text: string;
  characters: number;
  bytes: number;
}

/** What became of a trial. */
export interface Outcome extends Plan, Settings, Opening {
  /** When it ended; ISO 8601. */
  at: string;
  opened: boolean;
  /** By what kind of path the inviter reaches the other, as its page says. */
  path?: string;
  /** What the pages say that stands in the way. */
  said?: { inviter?: string; replier?: string };
  /** The page said at once that these two cannot connect. */
  recognised?: boolean;
  invite?: HandedOver;
  reply?: HandedOver;
  /** What became of plain WebRTC in the same two browsers; absent where it was not tried. */
  stock?: Opening & { opened: boolean };
  /** The pages' uncaught exceptions and console errors. */
  consoleErrors?: string[];
  /** What went wrong in the trial itself: it tells nothing about the two networks. */
  error?: string;
}

/** Milliseconds until both sides were connected. */
export function openingMs({ inviterMs = NaN, replierMs = NaN }: Opening): number {
  return Math.max(inviterMs, replierMs);
}

/** A pair and its browsers as one word. */
export const nameOf = ({ inviter, replier, browsers }: Plan): string =>
  `${inviter}:${replier} ${browsers}`;
