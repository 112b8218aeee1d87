import { formOf, hasForm } from './credentials.ts';
import type { Contents } from './body.ts';
import { deflateText, inflateText } from './deflate.ts';
import type { Description } from './description.ts';
import { CodeError } from './errors.ts';
import {
  LONG_LENGTH_BITS,
  MAX_CODED_SIZE,
  PROFILES,
  type CandidateKinds,
  type CompactFront,
  type Front,
} from './front.ts';
import { kindBits, shortestKind } from './kind-code.ts';
import { bitsOf, toCandidate, toKnown, type Kind, type Known } from './kinds.ts';
import { MAX_CANDIDATES } from './limits.ts';
import { parseSdp } from './parse-sdp.ts';
import { shapeCost, shapeOf, SHAPE_CODE, SHAPES } from './shapes.ts';
import { toSdp } from './to-sdp.ts';
import { checkDescription } from './validate.ts';

/** Chooses how to write a description: a browser's profile, the generic one, or deflated SDP. */
export function planFront(description: Description): { front: Front; write: Contents } {
  checkDescription(description);
  const candidates = description.candidates
    .flatMap((candidate) => toKnown(candidate) ?? [])
    .slice(0, MAX_CANDIDATES);
  const front = description.sdp === undefined ? planCompact(description, candidates) : undefined;
  if (front) return { front, write: { candidates, deflated: new Uint8Array() } };
  return planLong({ ...description, candidates: candidates.map(toCandidate) });
}

/** `undefined` where a description needs more than the compact forms can say. */
function planCompact(
  description: Description,
  candidates: readonly Known[],
): CompactFront | undefined {
  const { kind, setup, maxMessageSize } = description;
  const kinds = planCandidates(candidates);
  if (!kinds) return undefined;
  const usual = kind === 'invite' ? setup === 'actpass' : setup !== 'actpass';
  const profile = PROFILES.find(
    (one) => hasForm(description, one.credentials) && one.maxMessageSize === maxMessageSize,
  );
  if (usual && profile) {
    const { ports, morePorts = [] } = description;
    const found = { ...(ports && { ports }), morePorts: morePorts.length };
    return { form: 'compact', kind, ...profile, candidates: kinds, ...found };
  }
  const credentials = formOf(description);
  if (!credentials || maxMessageSize > MAX_CODED_SIZE) return undefined;
  return { form: 'compact', kind, setup, credentials, maxMessageSize, candidates: kinds };
}

function planCandidates(candidates: readonly Known[]): CandidateKinds | undefined {
  const shape = shapeOf(candidates);
  const frequent = shape === undefined ? undefined : SHAPES[shape];
  if (candidates.length === 0) return { shape, kinds: [] };
  const kinds: Kind[] = [];
  for (const [i, candidate] of candidates.entries()) {
    const kind = shortestKind(candidate, candidates.slice(0, i));
    if (!kind) return undefined;
    kinds.push(kind);
  }
  if (shape === undefined || typeof frequent !== 'object') return { kinds };
  return shapeCost(shape) <= listCost(kinds) ? { shape, kinds: frequent } : { kinds };
}

function listCost(kinds: readonly Kind[]): number {
  const list = (SHAPE_CODE.lengths[SHAPES.indexOf('list')] ?? 0) + (kinds.length > 7 ? 10 : 3);
  return kinds.reduce((sum, kind) => sum + kindBits(kind) + bitsOf(kind), list);
}

function planLong(description: Description): { front: Front; write: Contents } {
  const { kind, setup } = description;
  const type = kind === 'invite' ? 'offer' : 'answer';
  const sdp = description.sdp ?? toSdp(description, { type, setup });
  const deflated = deflateText(sdp);
  if (deflated.length >= 2 ** LONG_LENGTH_BITS) throw new CodeError('too-long');
  // A reader takes the fields out of the SDP, so that the two can never contradict each other.
  const kept = fieldsOf(parseSdp(sdp, type)) === fieldsOf(description);
  if (!kept || inflateText(deflated) !== sdp) throw new CodeError('sdp-invalid');
  const whole = description.sdp !== undefined;
  const front: Front = { form: 'long', kind, whole, length: deflated.length };
  return { front, write: { candidates: [], deflated } };
}

/** All that an SDP can tell, in a form to compare. */
function fieldsOf({ fingerprint, ufrag, pwd, setup, ...more }: Description): string {
  const candidates = more.candidates.map(({ type, address, port }) => [type, address, port]);
  return JSON.stringify([...fingerprint, ufrag, pwd, setup, candidates, more.maxMessageSize]);
}
