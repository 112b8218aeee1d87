import { formatAddress, parseAddress } from './address.ts';
import type { Candidate } from './description.ts';
import { CodeError } from './errors.ts';
import { MAX_LINES, MAX_TEXT } from './limits.ts';
import { isCandidateType, isPort } from './validate.ts';

/** One attribute of an SDP: `a=NAME` or `a=NAME:VALUE` (RFC 8866 §5.13), the name in lower case. */
export interface Attribute {
  name: string;
  value: string;
}

/** An m-section (RFC 8866 §5.14), or the session part in front of the first. */
export interface Section {
  /** `m=` in four parts; absent in the session part. */
  media?: { kind: string; port: number; protocol: string; formats: string };
  attributes: Attribute[];
}

/** Whatever ends the lines, and however far they are indented. Throws `CodeError` 'too-long'. */
export function sdpLines(sdp: string): string[] {
  const lines = sdp.split(/\r\n|\n|\r/, MAX_LINES + 1);
  if (sdp.length > MAX_TEXT || lines.length > MAX_LINES) throw new CodeError('too-long');
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** The session part first, then each m-section. */
export function sdpSections(lines: readonly string[]): [Section, ...Section[]] {
  const sections: [Section, ...Section[]] = [{ attributes: [] }];
  for (const line of lines) {
    const text = line.slice(2).trim();
    if (/^m=/i.test(line)) {
      const [kind = '', port = '', protocol = '', ...formats] = text.split(/\s+/);
      const media = {
        kind: kind.toLowerCase(),
        port: Number.parseInt(port, 10),
        protocol: protocol.toUpperCase(),
        formats: formats.join(' '),
      };
      sections.push({ media, attributes: [] });
    } else {
      const attribute = readAttribute(line);
      if (attribute) sections.at(-1)?.attributes.push(attribute);
    }
  }
  return sections;
}

export function readAttribute(line: string): Attribute | undefined {
  if (!/^a=/i.test(line)) return undefined;
  const [, name = '', value = ''] = /^([^:\s]*)(?::\s*(.*))?$/.exec(line.slice(2).trim()) ?? [];
  return { name: name.toLowerCase(), value: value.trim() };
}

/** `candidate` attribute (RFC 8839 §5.1). `undefined`: not one that another machine can be reached at. */
export function readCandidate(
  value: string,
): (Candidate & { component: string; transport: string }) | undefined {
  const [, component = '', transport = '', , text = '', port = '', typ = '', rawType = ''] =
    value.split(/\s+/);
  const address = parseAddress(text);
  const type = rawType.toLowerCase();
  if (!address || !/^\d{1,5}$/.test(port) || !isPort(Number(port))) return undefined;
  if (typ.toLowerCase() !== 'typ' || !isCandidateType(type)) return undefined;
  return {
    type,
    address: formatAddress(address),
    port: Number(port),
    component,
    transport: transport.toLowerCase(),
  };
}

/** An SDP as both browsers want it, without candidates that nobody can be reached at. */
export function tidySdp(sdp: string, keep: (line: string) => boolean = () => true): string {
  const lines = sdpLines(sdp).filter((line) => {
    const attribute = readAttribute(line);
    const unusable = attribute?.name === 'candidate' && !readCandidate(attribute.value);
    return !unusable && keep(line);
  });
  return lines.map((line) => `${line}\r\n`).join('');
}
