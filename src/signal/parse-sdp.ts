import type { Candidate, Description, Setup } from './description.ts';
import { CodeError } from './errors.ts';
import { DEFAULT_MAX_MESSAGE_SIZE, MAX_CANDIDATES } from './limits.ts';
import { readCandidate, sdpLines, sdpSections, type Section } from './sdp-lines.ts';
import { isPwd, isUfrag } from './validate.ts';

const SCTP_PORT = '5000';
const MID = '0';

/**
 * Reads a session description (RFC 8866, 8829) with a data channel.
 *
 * Lines may end in CRLF or LF. Of the candidates it keeps the first 128 that are UDP, of component 1,
 * and reachable; there may be none. `sdp` is set, to the whole text, only where the fields cannot
 * rebuild it: other media, another SCTP port or mid, ICE lite.
 *
 * Throws `CodeError`: 'too-long', 'sdp-invalid', 'sdp-no-data-channel', 'sdp-no-credentials',
 * 'sdp-no-fingerprint' (no SHA-256 among them).
 */
export function parseSdp(sdp: string, type: 'offer' | 'answer'): Description {
  const lines = sdpLines(sdp);
  if (!lines.some((line) => /^v=0/i.test(line))) throw new CodeError('sdp-invalid');
  const [session, ...media] = sdpSections(lines);
  const data = media.find(isDataSection);
  if (!data) throw new CodeError('sdp-no-data-channel');
  const transport = transportOf(data, session, media);
  const one = (name: string): string | undefined => find(transport, name) ?? find(session, name);

  const ufrag = one('ice-ufrag') ?? '';
  const pwd = one('ice-pwd') ?? '';
  if (!isUfrag(ufrag) || !isPwd(pwd)) throw new CodeError('sdp-no-credentials');
  const fingerprint = readFingerprint(transport) ?? readFingerprint(session);
  if (!fingerprint) throw new CodeError('sdp-no-fingerprint');

  const description: Description = {
    kind: type === 'offer' ? 'invite' : 'reply',
    fingerprint,
    ufrag,
    pwd,
    setup: readSetup(one('setup'), type),
    candidates: readCandidates(transport),
    maxMessageSize: readSize(find(data, 'max-message-size')),
  };
  const rebuildable =
    media.length === 1 &&
    sctpPort(data) === SCTP_PORT &&
    (find(data, 'mid') ?? MID) === MID &&
    one('ice-lite') === undefined;
  return rebuildable ? description : { ...description, sdp };
}

function find(section: Section, name: string): string | undefined {
  return section.attributes.find((attribute) => attribute.name === name)?.value;
}

/** SCTP over DTLS in today's form (RFC 8841 §4.3) or in the older one, and not rejected (RFC 8829 §5.3.1). */
function isDataSection(section: Section): boolean {
  const { media } = section;
  if (media?.kind !== 'application' || !/(^|\/)DTLS\/SCTP$/.test(media.protocol)) return false;
  return media.port > 0 || find(section, 'bundle-only') !== undefined;
}

/** The section that carries the ICE and DTLS attributes: the first of the BUNDLE group (RFC 9143 §7). */
function transportOf(data: Section, session: Section, media: readonly Section[]): Section {
  const mid = find(data, 'mid');
  const groups = session.attributes.filter(({ name }) => name === 'group');
  const group = groups
    .map(({ value }) => value.split(/\s+/))
    .find(
      ([semantics, ...mids]) => semantics?.toUpperCase() === 'BUNDLE' && mids.includes(mid ?? ''),
    );
  const byMid = new Map(media.map((section) => [find(section, 'mid'), section]));
  const bundled = (group ?? []).slice(1).map((name) => byMid.get(name));
  return bundled.find((section) => section?.media && section.media.port > 0) ?? data;
}

/** SHA-256 among the fingerprints (RFC 8122 §5). */
function readFingerprint(section: Section): Uint8Array | undefined {
  for (const { name, value } of section.attributes) {
    const [hash = '', hex = ''] = value.split(/\s+/);
    if (name !== 'fingerprint' || hash.toLowerCase() !== 'sha-256') continue;
    if (!/^[0-9a-f]{2}(:[0-9a-f]{2}){31}$/i.test(hex)) continue;
    return Uint8Array.from(hex.split(':'), (byte) => Number.parseInt(byte, 16));
  }
  return undefined;
}

/** Without the attribute an offer leaves the choice open, and an answer to such an offer is active. */
function readSetup(value: string | undefined, type: 'offer' | 'answer'): Setup {
  const setup = value?.toLowerCase();
  if (setup === 'actpass' || setup === 'active' || setup === 'passive') return setup;
  return type === 'offer' ? 'actpass' : 'active';
}

function readCandidates(section: Section): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { name, value } of section.attributes) {
    if (candidates.length === MAX_CANDIDATES) break;
    const candidate = name === 'candidate' ? readCandidate(value) : undefined;
    if (candidate?.component !== '1' || candidate.transport !== 'udp') continue;
    const { type, address, port } = candidate;
    candidates.push({ type, address, port });
  }
  return candidates;
}

function readSize(value: string | undefined): number {
  if (value === undefined || !/^\d+$/.test(value)) return DEFAULT_MAX_MESSAGE_SIZE;
  return Math.min(Number(value), Number.MAX_SAFE_INTEGER);
}

/** `sctp-port` (RFC 8841 §5), or the format of `m=` in the older form `DTLS/SCTP 5000`. */
function sctpPort(data: Section): string {
  const old = data.media?.protocol === 'DTLS/SCTP' ? data.media.formats : undefined;
  return find(data, 'sctp-port') ?? old ?? SCTP_PORT;
}
