import { formatAddress, parseAddress } from './address.ts';
import type { Candidate, Description } from './description.ts';
import { CodeError } from './errors.ts';
import { MAX_MORE_PORTS, PWD_LENGTH, UFRAG_LENGTH } from './limits.ts';
import { isPattern } from './port-pattern.ts';

const TYPES = new Set<string>(['host', 'srflx', 'prflx', 'relay']);

export function isCandidateType(text: string): text is Candidate['type'] {
  return TYPES.has(text);
}

export function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

/** ICE asks for ice-chars; some programs use other visible ASCII. Nothing that could end a line. */
export function isUfrag(text: string): boolean {
  return isVisible(text, UFRAG_LENGTH);
}

export function isPwd(text: string): boolean {
  return isVisible(text, PWD_LENGTH);
}

function isVisible(text: string, { min, max }: { min: number; max: number }): boolean {
  return text.length >= min && text.length <= max && /^[\x21-\x7e]+$/.test(text);
}

/** True for an address that is written as {@link formatAddress} writes it and that can be reached. */
export function isUsable({ type, address, port }: Candidate): boolean {
  const parsed = parseAddress(address);
  const normal = parsed !== undefined && formatAddress(parsed) === address;
  return normal && isPort(port) && isCandidateType(type);
}

/**
 * Checks what the types alone cannot, before a description turns into SDP or a code: nothing that
 * it holds can break out of its line. Throws `CodeError` 'sdp-invalid'.
 */
export function checkDescription(description: Description): void {
  const { kind, fingerprint, ufrag, pwd, setup, answers, maxMessageSize } = description;
  const { ports, morePorts = [] } = description;
  const problem =
    kind !== 'invite' && kind !== 'reply'
      ? 'kind'
      : fingerprint.length !== 32
        ? 'fingerprint'
        : !isUfrag(ufrag) || !isPwd(pwd)
          ? 'credentials'
          : !['actpass', 'active', 'passive'].includes(setup)
            ? 'setup'
            : answers !== undefined &&
                !(Number.isInteger(answers) && answers > 0 && answers < 32_768)
              ? 'answers'
              : !(Number.isSafeInteger(maxMessageSize) && maxMessageSize >= 0)
                ? 'maxMessageSize'
                : ports && !isPattern(ports)
                  ? 'ports'
                  : morePorts.length > MAX_MORE_PORTS || !morePorts.every(isPort)
                    ? 'morePorts'
                    : undefined;
  if (problem !== undefined) throw new CodeError('sdp-invalid', `not a description: ${problem}`);
}
