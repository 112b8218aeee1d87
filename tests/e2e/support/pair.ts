import { resolve } from 'node:path';
import { launch, type BrowserKind, type TestBrowser } from '../../../tools/lab/browsers/index.ts';

/** Two browsers with the built extension. */
export interface Pair {
  one: TestBrowser;
  other: TestBrowser;
}

/** The folder of the built extension for `kind`. */
export function builtExtension(kind: BrowserKind): string {
  return resolve('dist', kind);
}

export async function launchPair(one: BrowserKind, other: BrowserKind): Promise<Pair> {
  const [first, second] = await Promise.all([
    launch(one, { extension: builtExtension(one) }),
    launch(other, { extension: builtExtension(other) }),
  ]);
  return { one: first, other: second };
}

/** Ends both; safe where they never started. */
export async function endPair(pair: Pair | undefined): Promise<void> {
  await Promise.all([pair?.one.close(), pair?.other.close()]);
}
