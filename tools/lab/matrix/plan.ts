import { PAIRS as BROWSER_PAIRS, type PairName } from '../delay/plan.ts';
import type { NatKind } from '../nat/kinds.ts';
import { pick } from '../pick.ts';
import { seeded } from '../camera/random.ts';

/** What people are behind, from the easiest to the hardest, more or less. */
export const MATRIX_KINDS = [
  'open',
  'full-cone',
  'addr-restricted',
  'port-restricted',
  'port-preserving',
  'symmetric-sequential',
  'symmetric-random',
  'symmetric-block',
  'addr-dependent',
  'cgnat',
  'cgnat-eif',
  'cgnat-symmetric',
  'linux',
  'linux-random',
  'firewall',
  'ipv6',
] as const satisfies readonly NatKind[];
export type MatrixKind = (typeof MATRIX_KINDS)[number];

export interface Pair {
  inviter: MatrixKind;
  replier: MatrixKind;
}

/** A trial to make. */
export interface Plan extends Pair {
  browsers: PairName;
}

export interface Selection {
  /** `inviter:replier` with commas between; by default all pairs. */
  pairs?: string;
  /** Only pairs of these, with commas between. */
  kinds?: string;
  /** With commas between; by default Chromium at both ends. */
  browsers?: string;
  /** So many pairs, spread over the matrix; each with the next of `browsers`. */
  sample?: number;
  /** The later kind of a pair invites. */
  swap?: boolean;
}

/** Every pair once, a kind with itself too; the one that comes first invites. */
export function allPairs(kinds: readonly MatrixKind[] = MATRIX_KINDS): Pair[] {
  return kinds.flatMap((inviter, index) =>
    kinds.slice(index).map((replier) => ({ inviter, replier })),
  );
}

/** Whether any way leads from one to the other: with IPv6 alone nobody reaches IPv4 alone. */
export function isConnectable({ inviter, replier }: Pair): boolean {
  return (inviter === 'ipv6') === (replier === 'ipv6');
}

/** The trials of a selection. @throws Error where it names what there is not */
export function plansOf(selection: Selection): Plan[] {
  const { swap = false, sample } = selection;
  const browsers = pick(selection.browsers ?? 'chromium-chromium', BROWSER_PAIRS);
  const kinds = pick(selection.kinds, MATRIX_KINDS);
  const named = selection.pairs?.split(',').map(pairNamed) ?? allPairs(kinds);
  const pairs = swap ? named.map(swapped) : named;
  if (sample === undefined)
    return browsers.flatMap((each) => pairs.map((pair) => ({ ...pair, browsers: each })));
  return spread(pairs.filter(isConnectable), sample).map((pair, index) => ({
    ...pair,
    browsers: browsers[index % browsers.length] ?? 'chromium-chromium',
  }));
}

/** The kinds that occur, in their order. */
export function kindsOf(pairs: Pair[]): MatrixKind[] {
  const found = new Set(pairs.flatMap(({ inviter, replier }) => [inviter, replier]));
  return MATRIX_KINDS.filter((kind) => found.has(kind));
}

function pairNamed(name: string): Pair {
  const [inviter, replier, ...rest] = pick(name.replaceAll(':', ','), MATRIX_KINDS);
  if (!inviter || !replier || rest.length > 0) throw new Error(`'${name}' is not KIND:KIND`);
  return { inviter, replier };
}

const swapped = ({ inviter, replier }: Pair): Pair => ({ inviter: replier, replier: inviter });

/** Any; that samples of different builds are of the same pairs. */
const SEED = 121;

/** `count` of the pairs in which each kind comes about equally often; always the same ones. */
export function spread(pairs: Pair[], count: number): Pair[] {
  const random = seeded(SEED);
  const left = pairs.map((pair) => ({ pair, lot: random() }));
  const uses = new Map<MatrixKind, number>();
  const usesOf = (kind: MatrixKind) => uses.get(kind) ?? 0;
  const cost = ({ inviter, replier }: Pair) => usesOf(inviter) + usesOf(replier);
  const chosen: Pair[] = [];
  while (chosen.length < count && left.length > 0) {
    left.sort((a, b) => cost(a.pair) - cost(b.pair) || a.lot - b.lot);
    const pair = left.shift()?.pair;
    if (!pair) break;
    chosen.push(pair);
    for (const kind of [pair.inviter, pair.replier]) uses.set(kind, usesOf(kind) + 1);
  }
  return chosen;
}
