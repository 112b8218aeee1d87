import type { FailureReason, ProblemReason, State } from './protocol.ts';
import type { WordKey } from './words.ts';

export const STATE_WORDS: Record<State, WordKey> = {
  idle: 'stateIdle',
  gathering: 'stateGathering',
  inviting: 'stateInviting',
  replying: 'stateReplying',
  waiting: 'stateWaiting',
  connecting: 'stateConnecting',
  connected: 'stateConnected',
  failed: 'stateFailed',
  closed: 'stateClosed',
};

/** What happened, and what to do next. */
export const FAILURE_WORDS: Record<FailureReason, { what: WordKey; next: WordKey }> = {
  'no-network': { what: 'failedNoNetwork', next: 'failedNoNetworkStep' },
  refused: { what: 'failedRefused', next: 'failedRefusedStep' },
  'no-path': { what: 'failedNoPath', next: 'failedNoPathStep' },
  lost: { what: 'failedLost', next: 'failedLostStep' },
};

/** What is wrong with a text, and what to do next. */
export const PROBLEM_WORDS: Record<ProblemReason, WordKey> = {
  empty: 'problemEmpty',
  'not-a-code': 'problemNotACode',
  damaged: 'problemDamaged',
  'newer-version': 'problemNewerVersion',
  'too-long': 'problemTooLong',
  'spoken-wrong': 'problemSpokenWrong',
  'spoken-incomplete': 'problemSpokenIncomplete',
  'sdp-invalid': 'problemSdpInvalid',
  'sdp-no-fingerprint': 'problemSdpNoFingerprint',
  'sdp-no-data-channel': 'problemSdpNoDataChannel',
  'sdp-no-credentials': 'problemSdpNoCredentials',
  'sdp-no-candidates': 'problemSdpNoCandidates',
  'file-too-big': 'problemFileTooBig',
  'file-empty': 'problemFileEmpty',
  'file-not-text': 'problemFileNotText',
  'picture-without-code': 'problemPictureWithoutCode',
  'file-several': 'problemFileSeveral',
  'file-folder': 'problemFileFolder',
  'file-unreadable': 'problemFileUnreadable',
  'own-code': 'problemOwnCode',
  'reply-to-other': 'problemReplyToOther',
  'reply-to-closed': 'problemReplyToClosed',
  'which-invite': 'problemWhichInvite',
  'invite-over': 'problemInviteOver',
  'already-connecting': 'problemAlreadyConnecting',
};

export function hasEnded(state: State): state is 'failed' | 'closed' {
  return state === 'failed' || state === 'closed';
}
