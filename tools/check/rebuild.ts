/**
 * Builds once more, as somebody else would: in another folder, at another time, with other rights for new
 * files, another time zone and language. Fails unless the packages have the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makePackages } from '../build/packages.ts';

/** What is no source, or not needed to build. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'docs', 'tests']);

// On the same file system, so that linking node_modules takes no time.
mkdirSync('dist', { recursive: true });
const elsewhere = mkdtempSync(path.resolve('dist/elsewhere-'));
try {
  process.umask(0o077);
  for (const name of readdirSync('.'))
    if (!LEFT_OUT.has(name)) cpSync(name, path.join(elsewhere, name), { recursive: true });
  execFileSync('cp', ['-al', 'node_modules', elsewhere]);
  const env = { ...process.env, TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'C' };
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: elsewhere, env, stdio: 'pipe' });

  const here = makePackages('dist', 'x');
  const there = makePackages(path.join(elsewhere, 'dist'), 'x');
  const names = new Set([...Object.keys(here), ...Object.keys(there)]);
  const different = [...names].filter(
    (name) => !Buffer.from(here[name] ?? '').equals(there[name] ?? Buffer.of()),
  );
  if (different.length > 0) throw new Error(`built twice, and different: ${different.join(', ')}`);
} finally {
  rmSync(elsewhere, { recursive: true });
}
