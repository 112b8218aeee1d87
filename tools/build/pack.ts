import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';

/** Files by their path, with `/` between folders. */
export type Files = Record<string, Uint8Array>;

/** The first that a ZIP can hold; in local time, as ZIPs have it, so it is the same everywhere. */
const NO_TIME = new Date(1980, 0, 1);
/** Unix, where a file's mode is in the upper half of its attributes. */
const UNIX = 3;
const PLAIN_FILE = 0o100644 << 16;

/**
 * A ZIP that depends on names and contents alone: not on times, the file system's order or rights. So
 * whoever builds the same commit gets the same bytes.
 */
export function pack(files: Files): Uint8Array {
  const sorted: Zippable = {};
  const options = { level: 9, mtime: NO_TIME, os: UNIX, attrs: PLAIN_FILE } as const;
  for (const name of Object.keys(files).sort()) {
    const content = files[name];
    if (content) sorted[name] = [content, options];
  }
  return zipSync(sorted);
}

/** As `sha256sum -c` reads it. */
export function checksums(files: Files): string {
  return Object.entries(files)
    .map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
    .join('');
}
