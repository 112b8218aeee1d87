import { charOf, fromSymbols, symbolOf, toSymbols } from './base32.ts';
import { bytesLength } from './code.ts';

/**
 * The form of a code for reading aloud and typing: base32 in groups of four characters and a check.
 * Described in docs/format.md.
 */
const DATA = 4;
const GROUP = DATA + 1;
/** Who types a code by hand types less than that; no other text shall cost time at each key. */
const MAX_SPOKEN = 4_000;
/** The shortest code has 50 bytes. */
const MIN_GROUPS = 20;
/** Groups of five, each with a space. */
const MAX_GROUPS = Math.floor(MAX_SPOKEN / (GROUP + 1));
const RUN = /(?:\b[a-z0-9]{5}\b[^a-z0-9]{1,8}){19,}[a-z0-9]{5}\b/gi;
/** Words of five letters that may stand before the code in its run. */
const MAX_WORDS_BEFORE = 32;

export interface SpokenGroup {
  /** As it should be written: capitals, no look-alikes. */
  text: string;
  /** 'open': the last one, not whole yet. */
  state: 'right' | 'wrong' | 'open';
  /** Where it stands in the text that was read. */
  start: number;
  end: number;
}

/** What a text in spoken form holds so far. */
export interface Spoken {
  groups: readonly SpokenGroup[];
  /** Number of the first wrong group, from 1. */
  wrong?: number;
  /** How many groups there will be; known after the first few. */
  total?: number;
  /** What all groups together hold, if all are right; up to two zeros too long. */
  bytes?: Uint8Array;
}

/** The groups of a code's bytes, in the order in which they are read; zeros fill the last one up. */
export function toSpoken(bytes: Uint8Array): string[] {
  const symbols = toSymbols(bytes);
  return Array.from({ length: groupsOf(bytes.length) }, (_, index) => {
    const data = Array.from({ length: DATA }, (_, i) => symbols[index * DATA + i] ?? 0);
    return [...data, checkOf(data, index)].map(charOf).join('');
  });
}

/**
 * Reads a text that is nothing but groups, whole or still being typed; case, separators and
 * look-alikes do not matter. Undefined if it does not look like that.
 */
export function readSpoken(text: string): Spoken | undefined {
  if (text.length > MAX_SPOKEN) return undefined;
  const words = [...text.matchAll(/[a-z0-9]+/gi)].map(({ 0: word, index }) =>
    [...word].map((character, i) => ({ symbol: symbolOf(character), at: index + i })),
  );
  // Groups as the person wrote them, so that a lost character stays in its group; or, where spaces
  // stand elsewhere, by count.
  const best = [words.flatMap(asWritten), byCount(words.flat())]
    .map((groups) => groups.map(judge))
    .reduce((one, other) => (countRight(other) > countRight(one) ? other : one));
  return looksSpoken(words, best) ? conclude(best) : undefined;
}

/** True once the last group has been typed, and all are right. */
export function isComplete({ groups, total, bytes }: Spoken): boolean {
  return bytes !== undefined && total !== undefined && groups.length >= total;
}

/** What may be the bytes of a code, of each place in a text where groups follow each other. */
export function* findSpoken(text: string): Generator<Uint8Array> {
  for (const [run] of text.matchAll(RUN)) {
    const words = run.split(/[^a-z0-9]+/i);
    for (let start = 0; start < Math.min(words.length, MAX_WORDS_BEFORE); start++) {
      const symbols = rightData(words, start);
      if (symbols.length >= MIN_GROUPS * DATA) yield fromSymbols(symbols);
    }
  }
}

/** What the groups from `start` on hold, up to the first one that is wrong. */
function rightData(words: readonly string[], start: number): number[] {
  const symbols: number[] = [];
  for (const [index, word] of words.slice(start, start + MAX_GROUPS).entries()) {
    const group = word.split('').map(symbolOf);
    if (!isRight(group, index)) break;
    for (let i = 0; i < DATA; i++) symbols.push(group[i] ?? 0);
  }
  return symbols;
}

interface Character {
  symbol: number;
  at: number;
}

/** One word is one group, right or wrong; several groups without a space come in fives. */
function asWritten(word: Character[], index: number, all: readonly unknown[]): Character[][] {
  const isOne = word.length < 2 * GROUP && index < all.length - 1;
  return isOne ? [word] : byCount(word);
}

function byCount(characters: readonly Character[]): Character[][] {
  return Array.from({ length: Math.ceil(characters.length / GROUP) }, (_, index) =>
    characters.slice(index * GROUP, (index + 1) * GROUP),
  );
}

interface Judged extends SpokenGroup {
  data: readonly number[];
}

function judge(group: readonly Character[], index: number, all: readonly unknown[]): Judged {
  const symbols = group.map(({ symbol }) => symbol);
  const isLast = index === all.length - 1;
  const isOpen = isLast && symbols.length < GROUP;
  return {
    text: symbols.map(charOf).join(''),
    state: isOpen ? 'open' : isRight(symbols, index) ? 'right' : 'wrong',
    start: group[0]?.at ?? 0,
    end: (group.at(-1)?.at ?? -1) + 1,
    data: symbols.slice(0, DATA),
  };
}

function countRight(groups: readonly Judged[]): number {
  return groups.filter(({ state }) => state === 'right').length;
}

/** One group is right by chance in 1 of 32 texts, so it takes more to call it spoken. */
function looksSpoken(words: readonly (readonly unknown[])[], groups: readonly Judged[]): boolean {
  const right = countRight(groups);
  const inFives = words.filter(({ length }) => length === GROUP).length;
  if (inFives * 2 >= words.length) return right > 0;
  const beginsRight = groups[0]?.state === 'right' && groups[1]?.state === 'right';
  return beginsRight || (right > 1 && right * 2 >= groups.length);
}

function conclude(groups: readonly Judged[]): Spoken {
  const wrong = groups.findIndex(({ state }) => state === 'wrong') + 1;
  const right = wrong
    ? groups.slice(0, wrong - 1)
    : groups.filter(({ state }) => state === 'right');
  const bytes = fromSymbols(right.flatMap(({ data }) => data));
  const length = bytesLength(bytes);
  return {
    groups: groups.map(({ text, state, start, end }) => ({ text, state, start, end })),
    ...(wrong && { wrong }),
    ...(length !== undefined && { total: groupsOf(length) }),
    ...(right.length === groups.length && { bytes }),
  };
}

function isRight(group: readonly number[], index: number): boolean {
  return group.length === GROUP && group[DATA] === checkOf(group, index);
}

function groupsOf(bytes: number): number {
  return Math.ceil((bytes * 8) / 5 / DATA);
}

/**
 * A CRC of five bits (x^5 + x^2 + 1) over the group's first symbols, plus its number. The symbols' weights are
 * different powers of x, so any one wrong character shows, and so do any two that are swapped; and
 * the number shows groups that are swapped, lost or doubled, up to 31 groups away.
 */
function checkOf(data: readonly number[], index: number): number {
  let crc = 0;
  for (let i = 0; i < DATA; i++) crc = timesX(crc ^ (data[i] ?? 0));
  return crc ^ (index % 32);
}

function timesX(symbol: number): number {
  return symbol & 16 ? (symbol << 1) ^ 0b100101 : symbol << 1;
}
