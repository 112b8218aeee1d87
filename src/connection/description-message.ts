import type { Description } from '../signal/description.ts';
import { CodeError } from '../signal/errors.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { sdpLines, sdpSections, type Section } from '../signal/sdp-lines.ts';
import { MAX_SECTIONS } from './constants.ts';
import { compareBytes } from './roles.ts';

/**
 * Offers and answers that travel over the control channel itself, once it is open: for a path that
 * moves to another network, which is an ICE restart (RFC 8445 §9), and for sound and pictures. A side that
 * does not know these messages ignores them, and all stays as it is.
 */
export interface DescriptionMessage {
  type: 'offer' | 'answer';
  /** Of the offer, counted by who makes it; the answer names the offer that it is to. */
  id: number;
  sdp: string;
}

/** The same, once it was found to be well-formed. */
export interface ReadDescription extends Omit<DescriptionMessage, 'sdp'> {
  description: Description;
}

/** Later versions may add fields, so the type alone decides. */
const DESCRIPTION = /^\{"type":"(offer|answer)"/;

export function isDescription(text: string): boolean {
  return DESCRIPTION.test(text);
}

export function writeDescription(message: DescriptionMessage): string {
  return JSON.stringify(message);
}

/**
 * @param fingerprint of the other side: a description must not lead to anybody else
 * @throws CodeError, SyntaxError or TypeError for what is no such message
 */
export function readDescription(text: string, fingerprint: Uint8Array): ReadDescription {
  const { type, id, sdp } = JSON.parse(text) as Partial<Record<string, unknown>>;
  if (type !== 'offer' && type !== 'answer') throw new TypeError('not a description');
  if (!Number.isSafeInteger(id) || typeof sdp !== 'string') throw new TypeError('not whole');
  const description = parseSdp(sdp, type);
  if (compareBytes(description.fingerprint, fingerprint) !== 0)
    throw new TypeError('the certificate of somebody else');
  checkSections(sdp);
  return { type, id: id as number, description };
}

/** Everything goes the one way that is there already: BUNDLE (RFC 9143), with one certificate. */
function checkSections(sdp: string): void {
  const [session, ...media] = sdpSections(sdpLines(sdp));
  if (media.length > MAX_SECTIONS) throw new CodeError('sdp-invalid', 'sections');
  const fingerprints = [session, ...media].flatMap((section) => values(section, 'fingerprint'));
  if (new Set(fingerprints.map((each) => each.toUpperCase())).size > 1)
    throw new CodeError('sdp-invalid', 'fingerprints');
  if (media.length === 1) return;
  const [group = ''] = values(session, 'group');
  const [semantics, ...bundled] = group.split(/\s+/);
  const mids = media.filter(isUsed).flatMap((section) => values(section, 'mid').slice(0, 1));
  if (semantics !== 'BUNDLE' || !mids.every((mid) => bundled.includes(mid)))
    throw new CodeError('sdp-invalid', 'bundle');
}

/** A section with port 0 is rejected (RFC 8829 §5.3.1), unless it shall only go bundled. */
function isUsed(section: Section): boolean {
  return section.media?.port !== 0 || values(section, 'bundle-only').length > 0;
}

function values({ attributes }: Section, wanted: string): string[] {
  return attributes.filter(({ name }) => name === wanted).map(({ value }) => value);
}

/**
 * The same SDP with candidates in the order in which their networks came, the last one first: the
 * reader tries earlier ones first, and keeps to the best that it was shown (Firefox even when that one
 * is gone). The others may be about to go.
 *
 * @param arrivals addresses of this machine, the newest first
 */
export function newNetworksFirst(sdp: string, arrivals: readonly string[]): string {
  const lines = sdp.split('\r\n');
  const isCandidate = (line: string) => line.startsWith('a=candidate:');
  const first = lines.findIndex(isCandidate);
  const rank = (line: string) => arrivals.indexOf(baseOf(line));
  const sorted = lines.filter(isCandidate).sort((a, b) => rank(a) - rank(b));
  const others = lines.filter((line) => !isCandidate(line));
  return others.toSpliced(Math.max(first, 0), 0, ...sorted).join('\r\n');
}

/** The address that a candidate was sent from (RFC 8839 §5.1). */
function baseOf(line: string): string {
  const fields = line.split(' ');
  const related = fields.indexOf('raddr');
  return fields[related < 0 ? 4 : related + 1] ?? '';
}
