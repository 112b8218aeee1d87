import { isRecord } from '../platform/requests.ts';
import { isOpen } from './labels.ts';
import type { ConnectionView, State } from './protocol.ts';

/** Under this key the page keeps what is alive, and finds at its next start what was. */
export const LEFT_OPEN_KEY = 'left-open';

/**
 * What is stored of a connection for as long as closing the page would take something from somebody:
 * enough to say afterwards what became of it. Nothing of what was said, no address, no code.
 */
export interface LeftOpen {
  number: number;
  state: State;
  /** Milliseconds since 1970. */
  at: number;
  /** Tags of the invites that were handed out: a reply to one of them may still come. */
  invites: number[];
}

/** After a day nobody wonders any more. Milliseconds. */
const KEPT_FOR = 24 * 3600 * 1000;
/** More than people have open at a time; a damaged record must not fill the screen. */
const MAX_ENTRIES = 20;
const MAX_INVITES = 8;
/** Tags are 15 bits (signal/tag.ts). */
const MAX_TAG = 32_767;

const ALIVE: readonly unknown[] = [
  'inviting',
  'replying',
  'waiting',
  'connecting',
  'connected',
  'interrupted',
] satisfies State[];

/** True where closing the page would take something from somebody: a path, or a code handed out. */
export function isAlive({ state, handedOut }: Pick<ConnectionView, 'state' | 'handedOut'>) {
  return state === 'connecting' || isOpen(state) || (handedOut && ALIVE.includes(state));
}

/** Checks what was stored, entry by entry: it may be of another version, or damaged. */
export function readLeftOpen(stored: unknown, now: number): LeftOpen[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter((entry) => isLeftOpen(entry, now)).slice(-MAX_ENTRIES);
}

function isLeftOpen(entry: unknown, now: number): entry is LeftOpen {
  if (!isRecord(entry)) return false;
  const { number, state, at, invites } = entry;
  return (
    isWhole(number, Number.MAX_SAFE_INTEGER) &&
    ALIVE.includes(state) &&
    isWhole(at, now) &&
    at > now - KEPT_FOR &&
    Array.isArray(invites) &&
    invites.length <= MAX_INVITES &&
    invites.every((tag) => isWhole(tag, MAX_TAG))
  );
}

/** A whole number from 1 to `max`. */
function isWhole(value: unknown, max: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= max;
}
