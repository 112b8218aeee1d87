import type { BitReader, BitWriter } from './bits.ts';
import { readCredentials, writeCredentials } from './credentials.ts';
import { inflateText } from './deflate.ts';
import type { Description, Setup } from './description.ts';
import { CodeError } from './errors.ts';
import { PORT_BITS, TAG_BITS, type CompactFront, type Front } from './front.ts';
import { readCandidate, toCandidate, writeCandidate, type Known } from './kinds.ts';
import { parseSdp } from './parse-sdp.ts';
import { isPort } from './validate.ts';

/** What a code holds besides its front: the candidates, or the deflated SDP. */
export interface Contents {
  candidates: readonly Known[];
  deflated: Uint8Array;
}

export function writeBody(
  writer: BitWriter,
  front: Front,
  description: Description,
  { candidates, deflated }: Contents,
): void {
  if (front.kind === 'reply') {
    if (front.form === 'long') writer.write(0, 1);
    else if (!front.setup) writer.write(description.setup === 'active' ? 1 : 0, 1);
    writer.write(description.answers ?? 0, TAG_BITS);
  }
  if (front.form === 'long') {
    writer.writeBytes(deflated);
    return;
  }
  writer.writeBytes(description.fingerprint);
  writePeer(writer, front, description, candidates);
  if (front.morePorts)
    for (const port of description.morePorts ?? []) writer.write(port, PORT_BITS);
}

/** What ICE has to know: credentials and candidates. */
export function writePeer(
  writer: BitWriter,
  front: CompactFront,
  credentials: Pick<Description, 'ufrag' | 'pwd'>,
  candidates: readonly Known[],
): void {
  writeCredentials(writer, credentials, front.credentials);
  for (const [i, kind] of front.candidates.kinds.entries()) {
    const candidate = candidates[i];
    if (candidate) writeCandidate(writer, kind, candidate, candidates.slice(0, i));
  }
}

/** The inverse of {@link writePeer}. Throws `CodeError` 'damaged'. */
export function readPeer(
  reader: BitReader,
  front: CompactFront,
): Pick<Description, 'ufrag' | 'pwd' | 'candidates'> {
  const credentials = readCredentials(reader, front.credentials);
  const candidates: Known[] = [];
  for (const kind of front.candidates.kinds)
    candidates.push(readCandidate(reader, kind, candidates));
  return { ...credentials, candidates: candidates.map(toCandidate) };
}

/** Throws `CodeError` 'damaged'. */
export function readBody(reader: BitReader, front: Front): Description {
  let setup = front.form === 'compact' ? front.setup : undefined;
  let answers = 0;
  if (front.kind === 'reply') {
    // In a long code the SDP tells the setup: the bit stays 0.
    if (!setup) setup = readReplySetup(reader, front);
    answers = reader.read(TAG_BITS);
  }
  const fields =
    front.form === 'long'
      ? readSdp(inflateText(reader.readBytes(front.length)), front.kind, front.whole)
      : readFields(reader, front, setup ?? 'actpass');
  return answers === 0 ? fields : { ...fields, answers };
}

function readReplySetup(reader: BitReader, front: Front): Setup {
  const bit = reader.read(1);
  if (bit && front.form === 'long') throw new CodeError('damaged');
  return bit ? 'active' : 'passive';
}

function readFields(reader: BitReader, front: CompactFront, setup: Setup): Description {
  const fingerprint = reader.readBytes(32);
  const { kind, maxMessageSize, ports } = front;
  const peer = readPeer(reader, front);
  const morePorts = Array.from({ length: front.morePorts ?? 0 }, () => reader.read(PORT_BITS));
  if (!morePorts.every(isPort)) throw new CodeError('damaged');
  return {
    ...{ kind, fingerprint, ...peer, setup, maxMessageSize },
    ...(ports && { ports }),
    ...(morePorts.length > 0 && { morePorts }),
  };
}

function readSdp(sdp: string, kind: Description['kind'], whole: boolean): Description {
  try {
    const fields = parseSdp(sdp, kind === 'invite' ? 'offer' : 'answer');
    delete fields.sdp;
    return whole ? { ...fields, sdp } : fields;
  } catch {
    throw new CodeError('damaged');
  }
}
