import path from 'node:path';
import { pack } from '../build/pack.ts';
import { readFolder } from '../build/packages.ts';

/** Bytes of each package, and of the extensions' without the decoder that is WASM. */
export function packageSizes(dist: string): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const name of ['chromium', 'firefox', 'site']) {
    const files = readFolder(path.join(dist, name));
    sizes[`${name} package`] = pack(files).length;
    const others = Object.entries(files).filter(([file]) => !file.endsWith('.wasm'));
    sizes[`${name} package without WASM`] = pack(Object.fromEntries(others)).length;
  }
  return sizes;
}
