/** What the browser has met on its way to the other side. */
export interface Evidence {
  /** A check of ours was answered. */
  answered: boolean;
  /** All that has come in so far: checks and bytes, added up. Undefined before the first look. */
  received?: number;
  /** Looks since something came in. */
  quiet: number;
  /** ICE has a path. */
  path: boolean;
  /** DTLS has made sure who is at its end. */
  secure: boolean;
}

export const NO_EVIDENCE: Evidence = {
  answered: false,
  quiet: Infinity,
  path: false,
  secure: false,
};

/**
 * What is read of the entries of an RTCStatsReport (https://www.w3.org/TR/webrtc-stats/). Chromium
 * counts the checks that come in (`requestsReceived`), Firefox does not.
 */
export interface StatsEntry {
  type: string;
  id: string;
  /** `candidate-pair` */
  responsesReceived?: number;
  requestsReceived?: number;
  bytesReceived?: number;
  bytesSent?: number;
  localCandidateId?: string;
  remoteCandidateId?: string;
  /** Seconds. Firefox tells that of the checks before the path was open. */
  currentRoundTripTime?: number;
  selected?: boolean;
  /** `local-candidate`, `remote-candidate`; empty or `(redacted)` where the browser keeps it to itself. */
  address?: string | null;
  port?: number;
  candidateType?: string;
  /** `transport` */
  selectedCandidatePairId?: string;
  dtlsState?: string;
  iceState?: string;
  /** `remote-inbound-rtp`: of what we sent last, as much was lost on its way (0 to 1). */
  fractionLost?: number;
}

/** Adds what a report shows. Pairs come and go, so what they have shown once has to be kept. */
export function addEvidence(before: Evidence, stats: Iterable<StatsEntry>): Evidence {
  const entries = [...stats];
  const pairs = entries.filter(({ type }) => type === 'candidate-pair');
  const sum = (key: 'responsesReceived' | 'requestsReceived' | 'bytesReceived') =>
    pairs.reduce((total, pair) => total + (pair[key] ?? 0), 0);
  const received = sum('requestsReceived') + sum('bytesReceived');
  // What came before the first look may be from somebody who has left since.
  const more = before.received !== undefined && received > before.received;
  const transport = entries.find(({ type }) => type === 'transport');
  return {
    answered: before.answered || sum('responsesReceived') > 0,
    received,
    quiet: more ? 0 : before.quiet + 1,
    path: transport?.iceState === 'connected' || transport?.iceState === 'completed',
    secure: transport?.dtlsState === 'connected',
  };
}
