/** `npm run package`: what stores, web servers and people get, with checksums. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checksums, pack, type Files } from './build/pack.ts';

const DIST = 'dist';
const FOLDER = path.join(DIST, 'packages');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** All files of a folder, by their path in it. */
function read(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file)];
    }),
  );
}

const packages: Files = { [`spontan-${version}.html`]: readFileSync(`${DIST}/spontan.html`) };
for (const name of ['chromium', 'firefox', 'site'])
  packages[`spontan-${version}-${name}.zip`] = pack(read(path.join(DIST, name)));

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const [name, content] of Object.entries(packages)) {
  writeFileSync(path.join(FOLDER, name), content);
  console.log(`${path.join(FOLDER, name)}: ${content.length} bytes`);
}
writeFileSync(path.join(FOLDER, 'SHA256SUMS'), checksums(packages));
