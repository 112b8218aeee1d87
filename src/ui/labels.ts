import type { PathKind } from '../talk/health/path.ts';
import type { Mapping, PortPattern } from '../stun/network.ts';
import { SOURCES, type Source } from '../talk/calls/lanes.ts';
import type { CaptureReason } from '../talk/calls/capture.ts';
import type { Quality } from '../talk/calls/quality.ts';
import type {
  CallView,
  ConnectionView,
  Diagnosis,
  FailureReason,
  ProblemReason,
  SoundProblem,
  SoundStatus,
  State,
} from './protocol.ts';
import type { WordKey, Words } from './words.ts';

export const STATE_WORDS: Record<State, WordKey> = {
  idle: 'stateIdle',
  gathering: 'stateGathering',
  inviting: 'stateInviting',
  replying: 'stateReplying',
  waiting: 'stateWaiting',
  connecting: 'stateConnecting',
  connected: 'stateConnected',
  interrupted: 'stateInterrupted',
  failed: 'stateFailed',
  closed: 'stateClosed',
};

/** What is the matter, and what to do next. */
export interface Sentences {
  what: WordKey;
  next: WordKey;
}

/** What happened, and what to do next. */
export const FAILURE_WORDS: Record<FailureReason, Sentences> = {
  'no-network': { what: 'failedNoNetwork', next: 'failedNoNetworkStep' },
  refused: { what: 'failedRefused', next: 'failedRefusedStep' },
  'no-path': { what: 'failedNoPath', next: 'failedNoPathStep' },
  lost: { what: 'failedLost', next: 'failedLostStep' },
  hostile: { what: 'failedHostile', next: 'failedHostileStep' },
};

/** What stands in the way, and what to do next. */
export const DIAGNOSIS_WORDS: Record<Diagnosis, Sentences> = {
  'no-shared-family': { what: 'diagnosisFamily', next: 'diagnosisFamilyStep' },
  'udp-blocked': { what: 'diagnosisBlocked', next: 'diagnosisBlockedStep' },
  'own-local': { what: 'diagnosisOwnLocal', next: 'diagnosisOwnLocalStep' },
  'other-local': { what: 'diagnosisOtherLocal', next: 'diagnosisOtherLocalStep' },
  isolated: { what: 'diagnosisIsolated', next: 'diagnosisIsolatedStep' },
  'both-symmetric': { what: 'diagnosisBothSymmetric', next: 'diagnosisBothSymmetricStep' },
  'own-symmetric': { what: 'diagnosisOwnSymmetric', next: 'diagnosisOwnSymmetricStep' },
  'other-symmetric': { what: 'diagnosisOtherSymmetric', next: 'diagnosisOtherSymmetricStep' },
  'one-way': { what: 'diagnosisOneWay', next: 'diagnosisOneWayStep' },
  'wrong-peer': { what: 'diagnosisWrongPeer', next: 'diagnosisWrongPeerStep' },
  'no-answer': { what: 'diagnosisNoAnswer', next: 'diagnosisNoAnswerStep' },
  unclear: { what: 'slowTitle', next: 'slowNetwork' },
};

/** What to say of a connection that failed: what stood in its way, where that is known. */
export function failureWords({
  failure,
  advice,
}: Pick<ConnectionView, 'failure' | 'advice'>): Sentences | undefined {
  if (failure === 'no-path' && advice && advice !== 'unclear') return DIAGNOSIS_WORDS[advice];
  return failure && FAILURE_WORDS[failure];
}

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
  'picture-of-other': 'problemPictureOfOther',
  'picture-of-part': 'problemPictureOfPart',
  'file-several': 'problemFileSeveral',
  'file-folder': 'problemFileFolder',
  'file-unreadable': 'problemFileUnreadable',
  'beacon-code': 'problemBeaconCode',
  'own-code': 'problemOwnCode',
  'reply-to-other': 'problemReplyToOther',
  'reply-to-closed': 'problemReplyToClosed',
  'which-invite': 'problemWhichInvite',
  'invite-over': 'problemInviteOver',
  'already-connecting': 'problemAlreadyConnecting',
};

/** How the exchange by sound goes, and what to do meanwhile. */
export const SOUND_STAGE_WORDS: Record<SoundStatus['stage'], { title: WordKey; hint: WordKey }> = {
  asking: { title: 'soundAsking', hint: 'soundAskingHint' },
  preparing: { title: 'preparingInvite', hint: 'preparingHint' },
  blocked: { title: 'soundBlocked', hint: 'soundBlockedHint' },
  waiting: { title: 'soundWaiting', hint: 'soundWaitingHint' },
  hearing: { title: 'soundHearing', hint: 'soundHearingHint' },
  understood: { title: 'soundUnderstood', hint: 'soundUnderstoodHint' },
  done: { title: 'soundDone', hint: 'soundDoneHint' },
};

/** Why there is no exchange by sound, and what to do next. */
export const SOUND_PROBLEM_WORDS: Record<SoundProblem, WordKey> = {
  refused: 'soundRefused',
  'no-microphone': 'soundNoMicrophone',
  'microphone-busy': 'soundMicrophoneBusy',
  'microphone-gone': 'soundMicrophoneGone',
  unsupported: 'soundUnsupported',
  'no-sound': 'soundNoSound',
  'code-too-long': 'soundCodeTooLong',
};

/** How two people are connected. */
export const PATH_WORDS: Record<PathKind, WordKey> = {
  'same-network': 'pathSameNetwork',
  'ipv4-nat': 'pathIpv4Nat',
  ipv4: 'pathIpv4',
  ipv6: 'pathIpv6',
  unknown: 'pathUnknown',
};

/** RFC 4787's word for what a NAT does, and what that means. */
export const MAPPING_WORDS: Record<Mapping, { name: WordKey; plain: WordKey }> = {
  none: { name: 'mappingNone', plain: 'mappingNonePlain' },
  'endpoint-independent': { name: 'mappingEndpoint', plain: 'mappingEndpointPlain' },
  'address-dependent': { name: 'mappingAddress', plain: 'mappingDependentPlain' },
  'address-and-port-dependent': { name: 'mappingPort', plain: 'mappingDependentPlain' },
  dependent: { name: 'mappingDependent', plain: 'mappingDependentPlain' },
  unknown: { name: 'mappingUnknown', plain: 'mappingUnknownPlain' },
};

export const PORT_WORDS: Record<PortPattern, WordKey> = {
  preserving: 'portsPreserving',
  sequential: 'portsSequential',
  random: 'portsRandom',
};

/** “Ada (not checked)”: what the other person calls themselves, where they say so. */
export function nameOf(
  { name, verification }: Pick<ConnectionView, 'name' | 'verification'>,
  words: Words,
): string | undefined {
  if (name === undefined) return undefined;
  // It may be written in the other direction than what stands around it (UAX 9 §2.5).
  const isolated = `\u2068${name}\u2069`;
  return words(verification?.state === 'same' ? 'nameCompared' : 'nameUnchecked', isolated);
}

export const SOURCE_WORDS: Record<Source, WordKey> = {
  microphone: 'callMicrophone',
  camera: 'callCamera',
  screen: 'callScreen',
};

/** Why something is not on in a call, and what to do next. */
export const CAPTURE_WORDS: Record<Source, Record<CaptureReason, WordKey>> = {
  microphone: {
    refused: 'callMicrophoneRefused',
    none: 'callMicrophoneNone',
    busy: 'callMicrophoneBusy',
    gone: 'callMicrophoneGone',
    unsupported: 'callUnsupported',
    'not-agreed': 'callNotAgreed',
  },
  camera: {
    refused: 'callCameraRefused',
    none: 'callCameraNone',
    busy: 'callCameraBusy',
    gone: 'callCameraGone',
    unsupported: 'callUnsupported',
    'not-agreed': 'callNotAgreed',
  },
  screen: {
    refused: 'callScreenRefused',
    none: 'callScreenFailed',
    busy: 'callScreenFailed',
    gone: 'callScreenFailed',
    unsupported: 'callUnsupported',
    'not-agreed': 'callNotAgreed',
  },
};

export const QUALITY_WORDS: Record<Quality, WordKey> = {
  good: 'callQualityGood',
  fair: 'callQualityFair',
  poor: 'callQualityPoor',
};

/** How the call before came to its end. */
export const CALL_END_WORDS: Record<NonNullable<CallView['ended']>, WordKey> = {
  declined: 'callDeclined',
  ended: 'callEnded',
  missed: 'callMissed',
};

/** What of this person is on in a call. */
export function sending({ call }: Pick<ConnectionView, 'call'>): Source[] {
  return SOURCES.filter((source) => call?.mine[source] === 'on');
}

export function hasEnded(state: State): state is 'failed' | 'closed' {
  return state === 'failed' || state === 'closed';
}

/** People can talk, or could a moment ago. */
export function isOpen(state: State): state is 'connected' | 'interrupted' {
  return state === 'connected' || state === 'interrupted';
}
