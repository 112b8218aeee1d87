import type { AddressFormName } from './address-forms.ts';
import { bitsOf, fits, type Kind, type Known } from './kinds.ts';
import { prefixCode } from './prefix-code.ts';

/** Networks of a lone IPv4 host, narrow ones first. */
const NETWORKS: readonly AddressFormName[] = [
  'home0',
  'home178',
  'home100',
  'home50',
  'home68',
  'home86',
  'home10',
  'iphone',
  'private16',
  'private12',
  'private8',
  'shared10',
  'ipv4',
];

const srflxSame0: Kind = ['srflx', 'ipv4', 'same0'];
const srflxSame1: Kind = ['srflx', 'ipv4', 'same1'];
const srflxAny: Kind = ['srflx', 'ipv4', 'any'];
const mdns: Kind = ['host', 'mdns', 'high'];

/** IPv4 host, with the mapped address where it kept its port, and where it did not. */
function ipv4Only(form: AddressFormName, port: 'high' | 'any'): Kind[][] {
  const host: Kind = ['host', form, port];
  return [[host], [host, srflxSame0], [host, srflxAny]];
}

/** The same with an IPv6 host, in the orders that browsers and others name them. */
function dualStack(
  form: AddressFormName,
  port: 'high' | 'any',
  form6: AddressFormName = 'public6',
): Kind[][] {
  const host4: Kind = ['host', form, port];
  const host6: Kind = ['host', form6, port];
  return [
    [host4, host6],
    [host4, host6, srflxSame0],
    [host4, host6, srflxAny],
    [host6, host4],
    [host6, host4, srflxSame1],
    [host6, host4, srflxAny],
    [host4, srflxSame0, host6],
    [host4, srflxAny, host6],
  ];
}

/** What stands in for a row of candidates: a list that names each kind, or another kind of code. */
export type Shape = readonly Kind[] | 'list' | 'special' | 'ports';

/**
 * The frequent sets of candidates. Each has a number in a prefix code, so that the rows that end just
 * behind a byte take long numbers and the others short ones: every row is as few bytes as its contents
 * allow. `floor`: the least bits of a row's number; the rest follows from the row.
 */
const ROWS: readonly { shape: Shape; floor: number }[] = [
  { shape: 'special', floor: 6 },
  { shape: 'list', floor: 6 },
  { shape: [], floor: 6 },
  ...rows(
    4,
    NETWORKS.slice(0, -1).flatMap((form) => ipv4Only(form, 'high')),
  ),
  ...rows(6, ipv4Only('ipv4', 'any')),
  ...rows(
    6,
    NETWORKS.flatMap((form) => dualStack(form, 'high')),
  ),
  ...rows(4, [
    [mdns],
    [mdns, srflxSame0],
    [mdns, srflxAny],
    [mdns, mdns],
    [mdns, mdns, srflxSame0],
    [mdns, mdns, srflxAny],
    [mdns, mdns, srflxSame0, ['srflx', 'public6', 'same1']],
  ]),
  // Other IPv6 addresses are rare as well.
  ...rows(9, [
    ...dualStack('private16', 'high', 'local6'),
    ...(['private16', 'private12', 'private8', 'ipv4'] as const).flatMap((form) =>
      dualStack(form, 'high', 'global6'),
    ),
  ]),
  // Ports below 32768 are rare: one byte more, where the bits allow it.
  ...rows(6, [[['host', 'private8', 'any']]]),
  ...rows(8, [
    [['host', 'private16', 'any']],
    [['host', 'private12', 'any']],
    [['host', 'shared10', 'any']],
    [['host', 'mdns', 'any']],
    ...(['private16', 'private12', 'private8', 'shared10', 'ipv4'] as const).flatMap((form) =>
      dualStack(form, 'any'),
    ),
  ]),
];

function rows(floor: number, shapes: readonly Shape[]): { shape: Shape; floor: number }[] {
  return shapes.map((shape) => ({ shape, floor }));
}

/** Bits in front of a shape's number: the kind of description and the profile. */
const LEAD_BITS = 2;

const lengths = ROWS.map(({ shape, floor }) => {
  const before = LEAD_BITS + floor + shapeBits(shape);
  return floor + (-before & 7);
});

/** With the byte that follows, three bytes in front of a shape: only a few networks need it. */
const PORTS_BITS = 16;

export const SHAPES: readonly Shape[] = [...ROWS.map(({ shape }) => shape), 'ports'];
export const SHAPE_CODE = prefixCode([...lengths, PORTS_BITS]);

/** Bits of the candidates of a shape. */
export function shapeBits(shape: Shape): number {
  return typeof shape === 'string' ? 0 : shape.reduce((sum, kind) => sum + bitsOf(kind), 0);
}

/** Number of the frequent shape that takes the fewest bits. */
export function shapeOf(candidates: readonly Known[]): number | undefined {
  let best: number | undefined;
  for (const [number, shape] of SHAPES.entries()) {
    if (typeof shape === 'string' || shape.length !== candidates.length) continue;
    if (best !== undefined && shapeCost(number) >= shapeCost(best)) continue;
    const fit = shape.every((kind, i) => {
      const candidate = candidates[i];
      return candidate !== undefined && fits(kind, candidate, candidates.slice(0, i));
    });
    if (fit) best = number;
  }
  return best;
}

/** Bits of a shape's number and of its candidates. */
export function shapeCost(number: number): number {
  return (SHAPE_CODE.lengths[number] ?? 0) + shapeBits(SHAPES[number] ?? []);
}
