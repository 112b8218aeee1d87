import type { BitReader, BitWriter } from './bits.ts';
import { CodeError } from './errors.ts';
import {
  ADDRESS_FORM_NAMES,
  bitsOf,
  CANDIDATE_TYPES,
  fits,
  PORT_FORMS,
  tightestKind,
  type Kind,
  type Known,
} from './kinds.ts';
import { prefixCode } from './prefix-code.ts';

/** Kinds that have a short number in a list of candidates, with the bits that it takes. */
const SHORT: readonly (readonly [bits: number, ...kind: Kind])[] = [
  [4, 'host', 'private16', 'high'],
  [4, 'host', 'private8', 'high'],
  [4, 'host', 'private12', 'high'],
  [4, 'host', 'public6', 'high'],
  [4, 'host', 'mdns', 'high'],
  [4, 'host', 'sameNetwork', 'next'],
  [4, 'srflx', 'ipv4', 'same0'],
  [4, 'srflx', 'ipv4', 'any'],
  [5, 'host', 'home0', 'high'],
  [5, 'host', 'home178', 'high'],
  [5, 'host', 'ipv4', 'high'],
  [5, 'host', 'private16', 'next'],
  [5, 'host', 'public6', 'next'],
  [5, 'host', 'mdns', 'next'],
  [5, 'srflx', 'ipv4', 'same1'],
  [5, 'srflx', 'ipv4', 'same2'],
  [5, 'srflx', 'public6', 'same1'],
  [5, 'srflx', 'sameAddress', 'next'],
  [5, 'relay', 'ipv4', 'any'],
  [6, 'host', 'home10', 'high'],
  [6, 'host', 'iphone', 'high'],
  [6, 'host', 'shared10', 'high'],
  [6, 'host', 'local6', 'high'],
  [6, 'host', 'local6', 'next'],
  [6, 'host', 'sameNetwork', 'high'],
  [6, 'srflx', 'sameAddress', 'any'],
  [6, 'srflx', 'ipv4', 'same3'],
];
/** Any other kind: this many bits, and then type, address form and port form by number. */
const ESCAPE_BITS = 5;
const LONG_BITS = [2, 5, 3] as const;

export const KIND_CODE = prefixCode([...SHORT.map(([bits]) => bits), ESCAPE_BITS]);
export const SHORT_KINDS: readonly Kind[] = SHORT.map(([, ...kind]): Kind => kind);

/** The kind that writes a candidate of a list in the fewest bits; `undefined` where none can. */
export function shortestKind(candidate: Known, before: readonly Known[]): Kind | undefined {
  let best = tightestKind(candidate, before);
  for (const kind of SHORT_KINDS) {
    if (best && cost(kind) < cost(best) && fits(kind, candidate, before)) best = kind;
  }
  return best;
}

function cost(kind: Kind): number {
  return kindBits(kind) + bitsOf(kind);
}

function symbolOf([type, form, port]: Kind): number {
  const short = SHORT_KINDS.findIndex(
    (one) => one[0] === type && one[1] === form && one[2] === port,
  );
  return short < 0 ? SHORT.length : short;
}

/** Bits that {@link writeKind} writes. */
export function kindBits(kind: Kind): number {
  const symbol = symbolOf(kind);
  const long = symbol === SHORT.length ? LONG_BITS[0] + LONG_BITS[1] + LONG_BITS[2] : 0;
  return (KIND_CODE.lengths[symbol] ?? 0) + long;
}

export function writeKind(writer: BitWriter, kind: Kind): void {
  const symbol = symbolOf(kind);
  KIND_CODE.write(writer, symbol);
  if (symbol < SHORT.length) return;
  writer.write(CANDIDATE_TYPES.indexOf(kind[0]), LONG_BITS[0]);
  writer.write(ADDRESS_FORM_NAMES.indexOf(kind[1]), LONG_BITS[1]);
  writer.write(PORT_FORMS.indexOf(kind[2]), LONG_BITS[2]);
}

/** Throws `CodeError` 'newer-version' for an address form that is not assigned yet. */
export function readKind(reader: BitReader): Kind {
  const symbol = KIND_CODE.read(reader);
  const short = symbol === undefined ? undefined : SHORT_KINDS[symbol];
  if (short) return short;
  const type = CANDIDATE_TYPES[reader.read(LONG_BITS[0])];
  const form = ADDRESS_FORM_NAMES[reader.read(LONG_BITS[1])];
  const port = PORT_FORMS[reader.read(LONG_BITS[2])];
  if (symbol === undefined || !type || !form || !port) throw new CodeError('newer-version');
  return [type, form, port];
}
