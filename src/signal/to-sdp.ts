import type { Candidate, Description, Setup } from './description.ts';
import { CodeError } from './errors.ts';
import { readAttribute, tidySdp } from './sdp-lines.ts';
import { checkDescription, isUsable } from './validate.ts';

export interface SdpOptions {
  /** Whether it will be a remote offer or answer. The text is the same for both. */
  type: 'offer' | 'answer';
  /** DTLS role of the side that is described. */
  setup: Setup;
  /** Whether to write the candidates as well; default true. */
  candidates?: boolean;
}

/**
 * The smallest SDP that Chromium and Firefox accept, of JSEP's form (RFC 8829 §5.2.1), lines ended by
 * CRLF. Where the description brings a whole SDP of its own, that one with `setup` replaced.
 *
 * Throws `CodeError` 'sdp-invalid' for a description that breaks the rules of its type.
 */
export function toSdp(description: Description, { setup, candidates = true }: SdpOptions): string {
  checkDescription(description);
  if (description.sdp !== undefined) return ownSdp(description.sdp, setup, candidates);
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    `a=ice-ufrag:${description.ufrag}`,
    `a=ice-pwd:${description.pwd}`,
    `a=fingerprint:sha-256 ${hex(description.fingerprint)}`,
    `a=setup:${setup}`,
    'a=sctp-port:5000',
    `a=max-message-size:${description.maxMessageSize}`,
  ];
  if (candidates) {
    for (const [index, candidate] of description.candidates.filter(isUsable).entries()) {
      lines.push(`a=${toCandidateLine(candidate, index, String(index + 1))}`);
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

/** RFC 8445 §5.1.2.2. */
const TYPE_PREFERENCE = { host: 126, prflx: 110, srflx: 100, relay: 0 };

/**
 * A candidate as `RTCIceCandidateInit.candidate` wants it (RFC 8839 §5.1). `index` is its place among
 * the candidates, from 0: earlier ones are tried first. `foundation`: 1..32 ice-chars.
 *
 * Throws `CodeError` 'sdp-invalid' for a candidate or foundation that cannot be written.
 */
export function toCandidateLine(candidate: Candidate, index: number, foundation: string): string {
  const { type, address, port } = candidate;
  if (!/^[A-Za-z0-9+/]{1,32}$/.test(foundation)) throw new CodeError('sdp-invalid', 'foundation');
  if (!isUsable(candidate)) throw new CodeError('sdp-invalid', 'candidate');
  // RFC 8445 §5.1.2.1, component 1.
  const priority = TYPE_PREFERENCE[type] * 2 ** 24 + Math.max(0, 65_535 - index) * 2 ** 8 + 255;
  // Whose base is not known: what browsers write themselves where they hide it.
  const base = address.includes(':') ? '::' : '0.0.0.0';
  const related = type === 'host' ? '' : ` raddr ${base} rport 0`;
  return `candidate:${foundation} 1 udp ${priority} ${address} ${port} typ ${type}${related}`;
}

function ownSdp(sdp: string, setup: Setup, candidates: boolean): string {
  const left = candidates ? [] : ['candidate', 'end-of-candidates'];
  const tidy = tidySdp(sdp, (line) => !left.includes(readAttribute(line)?.name ?? ''));
  return tidy.replace(/^a=setup:[^\r\n]*/gim, `a=setup:${setup}`);
}

/** Firefox takes upper case only. */
function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}
