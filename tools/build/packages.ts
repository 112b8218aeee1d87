import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checksums, pack, type Files } from './pack.ts';
import { LIST } from './offline-plugin.ts';

/**
 * What stores, web servers and people get of a build, by file name; with SHA256SUMS over all of it. The
 * site's own list lies beside, so that its checksum, which the site shows, is among the others; so does
 * the source, if given.
 */
export function makePackages(dist: string, version: string, source?: Files): Files {
  const name = `spontan-${version}`;
  const packages: Files = {
    [`${name}.html`]: readFileSync(path.join(dist, 'spontan.html')),
    [`${name}-site.${LIST}`]: readFileSync(path.join(dist, 'site', LIST)),
  };
  for (const folder of ['chromium', 'firefox', 'site'])
    packages[`${name}-${folder}.zip`] = pack(readFolder(path.join(dist, folder)));
  if (source) packages[`${name}-source.zip`] = pack(source);
  return { ...packages, SHA256SUMS: Buffer.from(checksums(packages)) };
}

/** Writes them, in place of all that was in `folder`. */
export function writePackages(packages: Files, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(packages))
    writeFileSync(path.join(folder, name), content);
}

/** All files of a folder, by their path in it. */
export function readFolder(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file)];
    }),
  );
}
