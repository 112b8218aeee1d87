import { isOver } from '../connection/machine.ts';
import type { Description } from '../signal/description.ts';
import { CodeError, WrongGroupError } from '../signal/errors.ts';
import { readText, type Reading } from '../signal/read-text.ts';
import { inviteTag } from '../signal/tag.ts';
import { parseStunList } from '../stun/list.ts';
import type { Problem, ProblemReason, State } from './protocol.ts';

/** What has to be known of a connection to tell which one a pasted text belongs to. */
export interface Candidacy {
  /** Of the session; it may have several connections, the one on the screen first. */
  id: string;
  state: State;
  /** This side's description, once it exists. */
  own?: Description;
  /** The other side's, once it was taken. */
  other?: Description;
  /** Another connection of its session is on the screen. */
  earlier?: boolean;
  /** Its session was connected, has lost its path, and may be connected again. */
  reconnects?: boolean;
  /** Fingerprint of the side that its session was connected to last. */
  partner?: Uint8Array;
}

/** Why a text is not taken. */
export type Refusal = Omit<Problem, 'serial'>;

/** What a text leads to. */
export type Decision =
  /** An invite or a plain SDP offer is replied to: in session `id`, or in a new one. */
  | { action: 'reply'; id?: string }
  /** The reply to the invite of connection `id`. */
  | { action: 'take'; id: string }
  /** An invite from somebody who was meant to reply: both have made one. */
  | { action: 'cross'; id: string }
  /** Connection `id` follows this very code already. */
  | { action: 'known'; id: string }
  | { action: 'refuse'; reason: ProblemReason };

/**
 * Decides what to do with a text that was read, wherever the person put it.
 *
 * @param at the connection in whose field it was put; undefined at the start screen
 * @param gone tags of invites that were handed out before the page was closed
 */
export function decide(
  reading: Reading,
  at: string | undefined,
  connections: readonly Candidacy[],
  gone: readonly number[] = [],
): Decision {
  const { description } = reading;
  if (connections.some(({ own }) => own && isSameSide(own, description))) {
    return { action: 'refuse', reason: 'own-code' };
  }
  const follower = connections.find(
    ({ other, state }) => other && !isOver(state) && isSameSide(other, description),
  );
  if (follower) return { action: 'known', id: follower.id };

  const here = connections.find(({ id }) => id === at);
  if (description.kind === 'invite') {
    const meant =
      here ?? connections.find(({ partner }) => partner && isFrom(partner, description));
    // A plain program cannot cross: it needs an answer to its offer.
    if (reading.form === 'code' && meant?.state === 'inviting') {
      return { action: 'cross', id: meant.id };
    }
    return meant?.reconnects ? { action: 'reply', id: meant.id } : { action: 'reply' };
  }
  const named = description.answers
    ? connections.filter(({ own }) => own && inviteTag(own) === description.answers)
    : here
      ? [here]
      : connections.filter(({ state, earlier }) => state === 'inviting' && !earlier);
  // A tag is short: one that has ended may have the same as one that waits.
  const waiting = named.filter(({ state }) => state === 'inviting');
  const invite = waiting.find(({ id }) => id === at) ?? waiting[0] ?? named[0];
  if (!invite) {
    const before = description.answers !== undefined && gone.includes(description.answers);
    return { action: 'refuse', reason: before ? 'reply-to-closed' : 'reply-to-other' };
  }
  if (waiting.length > 1 && invite.id !== at) return { action: 'refuse', reason: 'which-invite' };
  if (isOver(invite.state)) return { action: 'refuse', reason: 'invite-over' };
  if (invite.state !== 'inviting') return { action: 'refuse', reason: 'already-connecting' };
  return { action: 'take', id: invite.id };
}

/** Whether it describes who has the certificate with this fingerprint: a session keeps its own. */
export function isFrom(fingerprint: Uint8Array, description: Description | undefined): boolean {
  return fingerprint.every((byte, index) => byte === description?.fingerprint[index]);
}

function isSameSide(a: Description, b: Description): boolean {
  return a.ufrag === b.ufrag && a.pwd === b.pwd;
}

/** Reads a text that somebody pasted, opened or scanned. */
export function readOrRefuse(text: string): Reading | Refusal {
  if (!text.trim()) return { reason: 'empty' };
  if (parseStunList(text).servers.some(({ beacon }) => beacon)) return { reason: 'beacon-code' };
  try {
    return readText(text);
  } catch (error) {
    if (error instanceof WrongGroupError) return { reason: error.reason, group: error.group };
    if (error instanceof CodeError) return { reason: error.reason };
    throw error;
  }
}
