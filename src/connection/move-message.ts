import type { Description } from '../signal/description.ts';
import { parseSdp } from '../signal/parse-sdp.ts';

/**
 * How a path moves to another network: an ICE restart (RFC 8445 §9), whose offer and answer travel
 * over the control channel itself. A side that does not know these messages ignores them, and stays
 * where it is.
 */
export type MoveMessage =
  | { type: 'move'; sdp: string }
  /** `answers`: the ufrag of the offer that this is the answer to. */
  | { type: 'moved'; sdp: string; answers: string };

/** The same, once it was found to be well-formed. */
export type Move =
  | { type: 'move'; description: Description }
  | { type: 'moved'; description: Description; answers: string };

/** Later versions may add fields, so the type alone decides. */
const MOVE = /^\{"type":"moved?"/;

export function isMove(text: string): boolean {
  return MOVE.test(text);
}

export function writeMove(message: MoveMessage): string {
  return JSON.stringify(message);
}

/** Throws `CodeError`, SyntaxError or TypeError for what is no such message. */
export function readMove(text: string): Move {
  const { type, sdp, answers } = JSON.parse(text) as Partial<Record<string, unknown>>;
  if (typeof sdp !== 'string') throw new TypeError('a move without a description');
  if (type === 'move') return { type, description: parseSdp(sdp, 'offer') };
  if (type !== 'moved' || typeof answers !== 'string') throw new TypeError('not a move');
  return { type, description: parseSdp(sdp, 'answer'), answers };
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
