import { parseAddress } from '../signal/address.ts';
import type { Candidate } from '../signal/description.ts';
import type { Evidence } from './evidence.ts';
import { isLocalCandidate } from './privacy.ts';
import { planFor } from './traversal/plan.ts';
import type { Side } from './traversal/summary.ts';

/** Looks. Whoever is there checks all of its ways again every 5 s; a look comes every 3 s. */
const LONG_QUIET = 4;

const NOWHERE: Side = { candidates: [] };

/** What stands in the way of a connection. Each maps to one sentence and a next step. */
export type Diagnosis =
  /** One side has only IPv4, the other only IPv6. */
  | 'no-shared-family'
  /** STUN servers were asked, and none answered. */
  | 'udp-blocked'
  /** No STUN server was asked, so our code is good for the local network only. */
  | 'own-local'
  /** The other side's code is good for its local network only. */
  | 'other-local'
  /** Both are behind the same public address and do not reach each other. */
  | 'isolated'
  /** NATs that give every destination another port (RFC 4787 §4.1): at both sides, here, there. */
  | 'both-symmetric'
  | 'own-symmetric'
  | 'other-symmetric'
  /** The other side reaches us, and our own checks get no answer. Only Chromium can tell. */
  | 'one-way'
  /** There is a path, and at its end somebody else than the one who made the code. */
  | 'wrong-peer'
  /** Nothing at all came from the other side. */
  | 'no-answer'
  /** Nothing of this. */
  | 'unclear';

/** What two codes tell. */
export interface Codes {
  /** With all of this side's candidates, also those that a code leaves out. */
  own: Side;
  /** The other side; undefined as long as its code is not known. */
  other?: Side | undefined;
  /** Whether STUN servers were asked, and had the time to answer. */
  asked: boolean;
}

/** What is wrong already before anything was tried; not certain, but worth a hint. */
export function foresee({ own, other, asked }: Codes): Diagnosis | undefined {
  if (other && haveNoFamilyInCommon(own.candidates, other.candidates)) return 'no-shared-family';
  if (asked && own.candidates.every(isLocalCandidate)) return 'udp-blocked';
  if (other && planFor(own, other) === 'hopeless') return 'both-symmetric';
  return undefined;
}

/** What stands in the way where both sides have both codes and nothing connects. */
export function diagnose({ own, other = NOWHERE, asked }: Codes, evidence: Evidence): Diagnosis {
  const { answered, quiet, path, secure } = evidence;
  if (path) return secure ? 'unclear' : 'wrong-peer';
  if (quiet < LONG_QUIET && !answered) return 'one-way';
  const foreseen = foresee({ own, other, asked });
  if (foreseen) return foreseen;
  if (answered) return 'unclear';
  if (own.candidates.every(isLocalCandidate)) return 'own-local';
  if (other.candidates.every(isLocalCandidate)) return 'other-local';
  if (shareAddress(own.candidates, other.candidates)) return 'isolated';
  if (own.ports) return 'own-symmetric';
  if (other.ports) return 'other-symmetric';
  return 'no-answer';
}

function haveNoFamilyInCommon(own: readonly Candidate[], other: readonly Candidate[]): boolean {
  const [ours, theirs] = [familiesOf(own), familiesOf(other)];
  return ours !== undefined && theirs !== undefined && ![...ours].some((f) => theirs.has(f));
}

/** The families of a side's addresses; undefined where a name may hide an address of another one. */
function familiesOf(candidates: readonly Candidate[]): Set<4 | 6> | undefined {
  const families = new Set<4 | 6>();
  let names = 0;
  for (const { address } of candidates) {
    const family = parseAddress(address)?.family;
    if (family === 'name') names++;
    else if (family !== undefined) families.add(family);
  }
  // Each address behind a name shows its family where a STUN server has seen it.
  return families.size > 0 && names <= families.size ? families : undefined;
}

/** Both were seen at the same public address. */
function shareAddress(own: readonly Candidate[], other: readonly Candidate[]): boolean {
  const addresses = new Set(own.filter(isReflexive).map(({ address }) => address));
  return other.filter(isReflexive).some(({ address }) => addresses.has(address));
}

function isReflexive({ type }: Candidate): boolean {
  return type === 'srflx';
}
