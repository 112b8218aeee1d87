/** `npm run package`: what stores, web servers and people get, with checksums. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makePackages, writePackages } from './build/packages.ts';
import { readSource } from './build/source.ts';

const FOLDER = path.join('dist', 'packages');
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const packages = makePackages('dist', version, readSource());
writePackages(packages, FOLDER);
for (const [name, content] of Object.entries(packages))
  console.log(`${path.join(FOLDER, name)}: ${content.length} bytes`);
