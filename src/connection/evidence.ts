/** What the browser has met on its way to the other side. */
export interface Evidence {
  /** A check of ours was answered. */
  answered: boolean;
  /** Something came from the other side that was no answer. */
  heard: boolean;
  /** ICE has a path. */
  path: boolean;
  /** DTLS has made sure who is at its end. */
  secure: boolean;
}

export const NO_EVIDENCE: Evidence = { answered: false, heard: false, path: false, secure: false };

/**
 * What is read of the entries of an RTCStatsReport (https://www.w3.org/TR/webrtc-stats/). Chromium
 * counts the checks that come in (`requestsReceived`), Firefox does not; in both of them the address
 * that a check came from becomes a candidate of type `prflx`, unless it was known.
 */
export interface StatsEntry {
  type: string;
  /** `candidate-pair` */
  responsesReceived?: number;
  requestsReceived?: number;
  bytesReceived?: number;
  /** `remote-candidate` */
  candidateType?: string;
  /** `transport` */
  dtlsState?: string;
  iceState?: string;
}

/** Adds what a report shows. Pairs come and go, so what they have shown once has to be kept. */
export function addEvidence(before: Evidence, stats: Iterable<StatsEntry>): Evidence {
  const entries = [...stats];
  const count = (key: 'responsesReceived' | 'requestsReceived' | 'bytesReceived') =>
    entries.some((entry) => entry.type === 'candidate-pair' && (entry[key] ?? 0) > 0);
  const transport = entries.find(({ type }) => type === 'transport');
  const met = entries.some(
    ({ type, candidateType }) => type === 'remote-candidate' && candidateType === 'prflx',
  );
  return {
    answered: before.answered || count('responsesReceived'),
    heard: before.heard || count('requestsReceived') || count('bytesReceived') || met,
    path: transport?.iceState === 'connected' || transport?.iceState === 'completed',
    secure: transport?.dtlsState === 'connected',
  };
}
