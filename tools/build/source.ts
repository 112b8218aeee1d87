import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Files } from './pack.ts';

/** More than all of the repository. */
const MAX_BYTES = 256 * 1024 * 1024;
/** What is made here, and no source. */
const MADE = new Set(['.git', 'node_modules', 'dist', 'tests/artifacts']);

/**
 * All that spontan is built from: the last commit's files, or where there is no repository, as in a source
 * package that somebody has unpacked, the folder's.
 */
export function readSource(): Files {
  if (!existsSync('.git')) return readTree('.');
  if (git('status', '--porcelain').length > 0) {
    console.warn(
      'The source package is that of the last commit: what was changed since is not in it.',
    );
  }
  const names = git('ls-tree', '-r', '-z', '--name-only', 'HEAD').toString().split('\0');
  return Object.fromEntries(
    names.filter(Boolean).map((name) => [name, git('cat-file', 'blob', `HEAD:${name}`)]),
  );
}

function git(...args: string[]): Buffer {
  return execFileSync('git', args, { maxBuffer: MAX_BYTES });
}

function readTree(folder: string): Files {
  const inside = (name: string) => path.posix.join(folder, name);
  const names = readdirSync(folder).filter((name) => !MADE.has(inside(name)));
  return Object.assign(
    {},
    ...names.map((name) =>
      statSync(inside(name)).isDirectory()
        ? readTree(inside(name))
        : { [inside(name)]: readFileSync(inside(name)) },
    ),
  ) as Files;
}
