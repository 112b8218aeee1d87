import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BrowserKind } from '../browsers/index.ts';

/** Enough to tell builds apart. */
const DIGITS = 12;

/** Which build the folders hold: hexadecimal digits over the names and contents of all files. */
export function buildOf(folders: string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const file = path.join(folder, name);
      if (!statSync(file).isFile()) continue;
      const content = readFileSync(file);
      hash.update(`${name}\0${content.length}\0`).update(content);
    }
  return hash.digest('hex').slice(0, DIGITS);
}

/** Copies the built extensions, so that a new build in the meantime does not change what is tried. */
export function keepBuild(to: string): Record<BrowserKind, string> {
  const copy = (kind: BrowserKind) => {
    const folder = path.join(to, kind);
    cpSync(path.resolve('dist', kind), folder, { recursive: true });
    return folder;
  };
  return { chromium: copy('chromium'), firefox: copy('firefox') };
}
