import { readFileSync } from 'node:fs';
import webpack, { type Compiler } from 'webpack';
import { toSingleFile } from './single-file.ts';

/** Makes of a build of the site one file with all of it. Paths: the HTML, and what to write. */
export class SingleFilePlugin {
  readonly #from: string;
  readonly #to: string;

  constructor({ from, to }: { from: string; to: string }) {
    this.#from = from;
    this.#to = to;
  }

  apply(compiler: Compiler): void {
    const { Compilation, sources } = webpack;
    compiler.hooks.thisCompilation.tap('SingleFile', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE; // all others are there
      compilation.hooks.processAssets.tap({ name: 'SingleFile', stage }, (assets) => {
        const read = (name: string) => assets[name]?.source().toString() ?? '';
        const page = toSingleFile({
          html: readFileSync(this.#from, 'utf8'),
          script: read('page.js'),
          style: read('style.css'),
          icon: read('icons/icon.svg'),
        });
        for (const name of Object.keys(assets)) compilation.deleteAsset(name);
        compilation.emitAsset(this.#to, new sources.RawSource(page));
      });
    });
  }
}
