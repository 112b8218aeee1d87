import { isOver } from '../connection/machine.ts';
import type { Description } from '../signal/description.ts';
import type { Reading } from '../signal/read-text.ts';
import { inviteTag } from '../signal/tag.ts';
import type { ProblemReason, State } from './protocol.ts';

/** What has to be known of a connection to tell which one a pasted text belongs to. */
export interface Candidacy {
  id: string;
  state: State;
  /** This side's description, once it exists. */
  own?: Description;
  /** The other side's, once it was taken. */
  other?: Description;
}

/** What a text leads to. */
export type Decision =
  /** A new connection that replies to an invite or to a plain SDP offer. */
  | { action: 'reply' }
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
 */
export function decide(
  reading: Reading,
  at: string | undefined,
  connections: readonly Candidacy[],
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
    // A plain program cannot cross: it needs an answer to its offer.
    const crosses = reading.form === 'code' && here?.state === 'inviting';
    return crosses ? { action: 'cross', id: here.id } : { action: 'reply' };
  }
  const invites = description.answers
    ? connections.filter(({ own }) => own && inviteTag(own) === description.answers)
    : here
      ? [here]
      : connections.filter(({ state }) => state === 'inviting');
  const [invite] = invites;
  if (!invite) return { action: 'refuse', reason: 'reply-to-other' };
  if (invites.length > 1) return { action: 'refuse', reason: 'which-invite' };
  if (isOver(invite.state)) return { action: 'refuse', reason: 'invite-over' };
  if (invite.state !== 'inviting') return { action: 'refuse', reason: 'already-connecting' };
  return { action: 'take', id: invite.id };
}

function isSameSide(a: Description, b: Description): boolean {
  return a.ufrag === b.ufrag && a.pwd === b.pwd;
}
