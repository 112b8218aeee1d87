import { formatAddress, isReachable, parseAddress, type Address } from './address.ts';
import { ADDRESS_FORMS, type AddressForm, type AddressFormName } from './address-forms.ts';
import type { BitReader, BitWriter } from './bits.ts';
import type { Candidate } from './description.ts';
import { CodeError } from './errors.ts';
import { isPort } from './validate.ts';

/** How the port of a candidate is written. `sameN`: it is that of candidate N, counted from 0. */
export type PortForm = 'any' | 'high' | 'next' | 'same0' | 'same1' | 'same2' | 'same3' | 'same4';

/** How one candidate is written: enough to know its bits before they are read. */
export type Kind = readonly [Candidate['type'], AddressFormName, PortForm];

export const CANDIDATE_TYPES: readonly Candidate['type'][] = ['host', 'srflx', 'prflx', 'relay'];
export const ADDRESS_FORM_NAMES = Object.keys(ADDRESS_FORMS) as AddressFormName[];
export const PORT_FORMS: readonly PortForm[] = [
  'any',
  'high',
  'next',
  'same0',
  'same1',
  'same2',
  'same3',
  'same4',
];

/** `high`: 32768 and up, where all systems of today take ports that nobody chose. */
const HIGH = 32_768;
/** `next`: 1 to 4 more than the port before, as Windows and macOS give them out. */
const NEXT_BITS = 2;

/** A candidate with its address taken apart. */
export interface Known {
  type: Candidate['type'];
  address: Address;
  port: number;
}

/** `undefined` for a candidate that nobody can be reached at: see {@link parseAddress}. */
export function toKnown({ type, address, port }: Candidate): Known | undefined {
  const parsed = parseAddress(address);
  return parsed && isPort(port) ? { type, address: parsed, port } : undefined;
}

export function toCandidate({ type, address, port }: Known): Candidate {
  return { type, address: formatAddress(address), port };
}

export function bitsOf([, form, port]: Kind): number {
  return addressForm(form).bits + portBits(port);
}

export function fits(kind: Kind, candidate: Known, before: readonly Known[]): boolean {
  return kind[0] === candidate.type && pack(kind, candidate, before) !== undefined;
}

/** The kind of the fewest bits, not counting those that name the kind. */
export function tightestKind(candidate: Known, before: readonly Known[]): Kind | undefined {
  const form = ADDRESS_FORM_NAMES.filter(
    (name) => addressForm(name).pack(candidate.address, before) !== undefined,
  ).sort((a, b) => addressForm(a).bits - addressForm(b).bits)[0];
  const port = PORT_FORMS.filter(
    (name) => packPort(name, candidate.port, before) !== undefined,
  ).sort((a, b) => portBits(a) - portBits(b))[0];
  return form && port && [candidate.type, form, port];
}

/** Writes a candidate in a kind that {@link fits}. */
export function writeCandidate(
  writer: BitWriter,
  kind: Kind,
  candidate: Known,
  before: readonly Known[],
): void {
  const packed = pack(kind, candidate, before);
  if (!packed) throw new RangeError('the candidate does not fit its kind');
  writer.write(packed.address, addressForm(kind[1]).bits);
  writer.write(packed.port, portBits(kind[2]));
}

/** Throws `CodeError` 'damaged' for what no writer writes: unreachable addresses, ports out of range. */
export function readCandidate(
  reader: BitReader,
  [type, form, port]: Kind,
  before: readonly Known[],
): Known {
  const address = addressForm(form).unpack(reader.readBig(addressForm(form).bits), before);
  const number = unpackPort(port, reader.read(portBits(port)), before);
  if (!address || !isReachable(address) || !isPort(number)) throw new CodeError('damaged');
  return { type, address, port: number };
}

function addressForm(name: AddressFormName): AddressForm {
  return ADDRESS_FORMS[name];
}

function pack(
  [, form, port]: Kind,
  candidate: Known,
  before: readonly Known[],
): { address: bigint; port: number } | undefined {
  const number = packPort(port, candidate.port, before);
  if (number === undefined) return undefined;
  const address = addressForm(form).pack(candidate.address, before);
  return address === undefined ? undefined : { address, port: number };
}

function portBits(form: PortForm): number {
  if (form === 'any') return 16;
  if (form === 'high') return 15;
  return form === 'next' ? NEXT_BITS : 0;
}

function packPort(form: PortForm, port: number, before: readonly Known[]): number | undefined {
  if (form === 'any') return port;
  if (form === 'high') return port >= HIGH ? port - HIGH : undefined;
  if (form === 'next') {
    const step = port - (before.at(-1)?.port ?? Infinity);
    return step >= 1 && step <= 1 << NEXT_BITS ? step - 1 : undefined;
  }
  return before[Number(form.slice(4))]?.port === port ? 0 : undefined;
}

function unpackPort(form: PortForm, value: number, before: readonly Known[]): number {
  if (form === 'any') return value;
  if (form === 'high') return value + HIGH;
  if (form === 'next') return (before.at(-1)?.port ?? NaN) + value + 1;
  return before[Number(form.slice(4))]?.port ?? NaN;
}
