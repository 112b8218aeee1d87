/**
 * What is read of the entries of an RTCStatsReport (https://www.w3.org/TR/webrtc-stats/). Chromium
 * counts the checks that come in (`requestsReceived`), Firefox does not.
 */
export interface StatsEntry {
  type: string;
  id: string;
  /** `candidate-pair` */
  state?: string;
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
  /** `inbound-rtp`: packets, and seconds. */
  packetsReceived?: number;
  packetsLost?: number;
  jitter?: number;
  /** `remote-inbound-rtp`: of what we sent last, as much was lost on its way (0 to 1). */
  fractionLost?: number;
}

export async function statsOf(pc: RTCPeerConnection): Promise<StatsEntry[]> {
  return [...(await pc.getStats()).values()] as StatsEntry[];
}

/** The pair of candidates that is in use: Chromium names it at the transport, Firefox at the pair. */
export function selectedPair(stats: readonly StatsEntry[]): StatsEntry | undefined {
  const selected = stats.find(({ type }) => type === 'transport')?.selectedCandidatePairId;
  return stats.find(
    ({ type, id, selected: isSelected }) =>
      type === 'candidate-pair' && (id === selected || isSelected === true),
  );
}
