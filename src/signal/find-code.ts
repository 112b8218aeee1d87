import { unescape } from './unescape.ts';

/** Characters that texts are sprinkled with on their way and that nobody sees. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g;
/** Hyphens and minus that programs put for "-". */
const HYPHENS = /[\u2010\u2011\u2212]/g;

/**
 * Code characters, and more of them behind what may stand between the pieces of a code that was broken
 * into lines: spaces, quote marks.
 */
const GROUP = /[\w-]+(?:[\s>|"'`*=\\]{1,24}[\w-]+)*/g;
const BETWEEN = /[^\w-]+/;
/** A run of so many characters is no word, so it may be a code or what is left of one. */
const LONG_RUN = /[\w-]{40,}/;
const LONG_RUNS = new RegExp(LONG_RUN, 'g');

/** The shortest code has 67 characters: 26 hexadecimal digits of credentials, no candidate. */
const MIN_CODE = 67;
/** Programs do not break lines into less; people who read a code aloud may. */
const LINE = 16;
/** Pieces of one group that are looked at: a text of letters with spaces between has no code. */
const MAX_RUNS = 8_000;
/** Enough of a code to hold its front: most need few, a list of 128 candidates takes 2 000 bits. */
const FRONTS = [24, 360] as const;
/** A link in a link in a mail. */
const MAX_ESCAPES = 3;
/** How many places are tried, of each sort: bounds the work that a hostile text can cause. */
const MAX_ATTEMPTS = 64;

/** The likely places of codes in a text. */
export interface Found {
  /** True if some of the text may be a code or a good part of one. */
  suspicious: boolean;
  /** Texts that may be a code, the likeliest first. */
  codes: Iterable<string>;
}

/** `lengthOf` tells how many characters a code has, from its start alone. */
export function findCodes(text: string, lengthOf: (start: string) => number | undefined): Found {
  const clean = text.replace(INVISIBLE, '').replace(HYPHENS, '-');
  return { suspicious: LONG_RUN.test(clean), codes: ofAllReadings(clean, lengthOf) };
}

/** Of the text as it is, and as it was before links, mails and pages escaped it. */
function* ofAllReadings(
  text: string,
  lengthOf: (start: string) => number | undefined,
): Generator<string> {
  let reading = text;
  for (let depth = 0; depth <= MAX_ESCAPES; depth++) {
    yield* likelyCodes(reading, lengthOf);
    const before = unescape(reading);
    // What escapes does not break lines into less than that.
    if (before === reading || !LONG_RUN.test(before)) return;
    reading = before;
  }
}

function* likelyCodes(
  text: string,
  lengthOf: (start: string) => number | undefined,
): Generator<string> {
  const runs = text.match(LONG_RUNS) ?? [];
  const groups = (text.match(GROUP) ?? [])
    .filter((group) => group.length >= MIN_CODE)
    .map((group) => group.split(BETWEEN, MAX_RUNS));
  for (const run of runs.filter(({ length }) => length >= MIN_CODE).slice(0, MAX_ATTEMPTS)) {
    yield run;
    yield* unmarked(run);
  }
  const broken = groups
    .filter((runs) => runs.length > 1)
    .map(join)
    .filter(({ whole }) => whole.length >= MIN_CODE);
  for (const isStart of [isLine, (run: string) => !isLine(run)]) {
    let attempts = 0;
    for (const { runs, offsets, whole } of broken) {
      for (const [i, run] of runs.entries()) {
        if (!isStart(run)) continue;
        if (attempts++ === MAX_ATTEMPTS) break;
        const start = offsets[i] ?? 0;
        const end = endOf(whole, start, lengthOf);
        if (end !== undefined && offsets.includes(end, i)) yield whole.slice(start, end);
      }
    }
  }
  // A code of a later version may be longer than its front tells.
  for (const { whole } of broken.slice(0, MAX_ATTEMPTS)) yield whole;
}

/** Offsets of the runs among the characters of the whole, and at last that of its end. */
function join(runs: readonly string[]): {
  runs: readonly string[];
  offsets: number[];
  whole: string;
} {
  const offsets = [0];
  let end = 0;
  for (const run of runs) offsets.push((end += run.length));
  return { runs, offsets, whole: runs.join('') };
}

function isLine(run: string): boolean {
  return run.length >= LINE;
}

function endOf(
  text: string,
  start: number,
  lengthOf: (start: string) => number | undefined,
): number | undefined {
  for (const front of FRONTS) {
    const length = lengthOf(text.slice(start, start + front));
    if (length !== undefined) return start + length;
  }
  return undefined;
}

/** Without marks of emphasis, _so_ or __so__, that are code characters themselves. */
function unmarked(text: string): string[] {
  return [1, 2]
    .filter((n) => /^[-_]+$/.test(text.slice(0, n)) && text.slice(0, n) === text.slice(-n))
    .map((n) => text.slice(n, -n));
}
