import { createHash } from 'node:crypto';
import webpack, { type Compiler } from 'webpack';
import { checksums, type Files } from './pack.ts';

/** The script of src/offline, as it is called in the site. */
const WORKER = 'service-worker.js';
export const LIST = 'SHA256SUMS';

/**
 * Tells the site's service worker what the site consists of, and writes the same as a list, by which
 * people and the page know the version.
 */
export class OfflinePlugin {
  apply(compiler: Compiler): void {
    const { Compilation, sources } = webpack;
    compiler.hooks.thisCompilation.tap('Offline', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT; // nothing changes any more
      compilation.hooks.processAssets.tap({ name: 'Offline', stage }, (assets) => {
        const files: Files = {};
        for (const [name, source] of Object.entries(assets)) files[name] = source.buffer();
        const { worker, list } = describeSite(files);
        compilation.updateAsset(WORKER, new sources.RawSource(worker));
        compilation.emitAsset(LIST, new sources.RawSource(list));
      });
    });
  }
}

/** The service worker with the site's files in front of it, and the list of all of them. */
export function describeSite(files: Files): { worker: string; list: string } {
  const { [WORKER]: script, ...others } = files;
  if (!script) throw new Error(`the site has no ${WORKER}`);
  const names = Object.keys(others).sort();
  const site = {
    id: sha256(Buffer.from(checksums(files))),
    files: Object.fromEntries(names.map((name) => [name, sha256(others[name])])),
  };
  const worker = `const SITE = ${JSON.stringify(site, null, 2)};\n${Buffer.from(script).toString()}`;
  return { worker, list: checksums({ ...others, [WORKER]: Buffer.from(worker) }) };
}

function sha256(content: Uint8Array = new Uint8Array()): string {
  return createHash('sha256').update(content).digest('hex');
}
