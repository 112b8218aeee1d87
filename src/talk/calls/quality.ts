import { selectedPair, type StatsEntry } from '../../connection/stats.ts';

/** What a call sounds and looks like to people. */
export type Quality = 'good' | 'fair' | 'poor';

/** Of the statistics, what matters here (https://www.w3.org/TR/webrtc-stats/). */
export interface Sample {
  /** Packets that came, and that did not, since the call began. */
  received: number;
  lost: number;
  /** Of what we send, the share that the other side missed lately: 0 to 1. */
  lostThere: number;
  /** Seconds. */
  jitter: number;
  roundTrip: number;
}

/**
 * From where on people notice, and from where on it is hard to follow: share of packets, seconds. A round
 * trip: twice the delays of ITU-T G.114; loss: what Opus conceals well, and what no codec does.
 */
const LIMITS = {
  loss: { fair: 0.03, poor: 0.1 },
  jitter: { fair: 0.03, poor: 0.1 },
  roundTrip: { fair: 0.3, poor: 0.8 },
};

/** What came between two samples, a second or so apart. */
export function qualityOf(before: Sample, now: Sample): Quality {
  const came = Math.max(0, now.received - before.received);
  const missed = Math.max(0, now.lost - before.lost);
  const loss = Math.max(came + missed > 0 ? missed / (came + missed) : 0, now.lostThere);
  const values = { loss, jitter: now.jitter, roundTrip: now.roundTrip };
  const isOver = (grade: 'fair' | 'poor') =>
    (['loss', 'jitter', 'roundTrip'] as const).some((name) => values[name] > LIMITS[name][grade]);
  return isOver('poor') ? 'poor' : isOver('fair') ? 'fair' : 'good';
}

export function sampleOf(stats: readonly StatsEntry[]): Sample {
  const incoming = stats.filter(({ type }) => type === 'inbound-rtp');
  const sum = (of: 'packetsReceived' | 'packetsLost') =>
    incoming.reduce((total, entry) => total + (entry[of] ?? 0), 0);
  return {
    received: sum('packetsReceived'),
    lost: sum('packetsLost'),
    lostThere: Math.max(0, ...stats.map(({ fractionLost = 0 }) => fractionLost)),
    jitter: Math.max(0, ...incoming.map(({ jitter = 0 }) => jitter)),
    roundTrip: selectedPair(stats)?.currentRoundTripTime ?? 0,
  };
}
