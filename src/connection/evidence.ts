import type { StatsEntry } from './stats.ts';

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
