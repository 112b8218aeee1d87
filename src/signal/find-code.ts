/** Characters that texts are sprinkled with on their way and that nobody sees. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]/g;
/** Hyphens and minus that programs put for "-". */
const HYPHENS = /[\u2010\u2011\u2212]/g;

/** What may stand between the pieces of a code that was broken into lines: spaces, quote marks. */
const GLUE = /^[\s>|"'`*=\\]*$/;
const MAX_GLUE = 24;

/** The shortest code has 67 characters: 26 hexadecimal digits of credentials, no candidate. */
const MIN_CODE = 67;
/** A run of so many characters is no word, so it may be what is left of a code. */
const SUSPICIOUS = 40;
/** Programs do not break lines into less; people who read a code aloud may. */
const LINE = 16;
/** Enough of a code to hold its front: most need few, a list of 128 candidates takes 2 000 bits. */
const FRONTS = [24, 360] as const;
/** How many places are tried, of each sort: bounds the work that a hostile text can cause. */
const MAX_ATTEMPTS = 64;

/** Code characters in a row; `offset` counts the characters of its group before it. */
interface Run {
  text: string;
  offset: number;
}

/** Runs that have only {@link GLUE} between them. */
type Group = Run[];

/** True if some of the text may be a code or a good part of one. */
export function looksLikeCode(text: string): boolean {
  return findGroups(text).some((group) => group.some((run) => run.text.length >= SUSPICIOUS));
}

/**
 * Texts that may be a code, the likeliest first. `lengthOf` tells how many characters a code has, from
 * its start alone.
 */
export function* findCodes(
  text: string,
  lengthOf: (start: string) => number | undefined,
): Generator<string> {
  const groups = findGroups(text);
  const long = groups.flat().filter((run) => run.text.length >= MIN_CODE);
  for (const run of long.slice(0, MAX_ATTEMPTS)) {
    yield run.text;
    yield* unmarked(run.text);
  }
  const broken = groups.filter((group) => group.length > 1 && lengthOfGroup(group) >= MIN_CODE);
  for (const isStart of [isLine, (run: Run) => !isLine(run)]) {
    let attempts = 0;
    for (const group of broken) {
      const whole = group.map((run) => run.text).join('');
      const ends = new Set(group.map((run) => run.offset + run.text.length));
      for (const { offset } of group.filter(isStart)) {
        if (attempts++ === MAX_ATTEMPTS) return;
        const end = endOf(whole, offset, lengthOf);
        if (end !== undefined && ends.has(end)) yield whole.slice(offset, end);
      }
    }
  }
  // A code of a later version may be longer than its front tells.
  for (const group of broken.slice(0, MAX_ATTEMPTS)) yield group.map((run) => run.text).join('');
}

function isLine(run: Run): boolean {
  return run.text.length >= LINE;
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

function lengthOfGroup(group: Group): number {
  const last = group.at(-1);
  return last ? last.offset + last.text.length : 0;
}

function findGroups(text: string): Group[] {
  const clean = text.replace(INVISIBLE, '').replace(HYPHENS, '-');
  const groups: Group[] = [];
  let end = -Infinity;
  for (const { 0: run, index } of clean.matchAll(/[\w-]+/g)) {
    const gap = index - end;
    const last = groups.at(-1);
    if (last && gap <= MAX_GLUE && GLUE.test(clean.slice(end, index))) {
      last.push({ text: run, offset: lengthOfGroup(last) });
    } else {
      groups.push([{ text: run, offset: 0 }]);
    }
    end = index + run.length;
  }
  return groups;
}
