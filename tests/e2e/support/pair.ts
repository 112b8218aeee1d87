import path from 'node:path';
import { launch, type BrowserKind, type TestBrowser } from '../../../tools/lab/browsers/index.ts';

/** Two people's browsers. */
export interface Pair {
  one: TestBrowser;
  other: TestBrowser;
}

/** The folder of the extension that `npm run build` made for this browser. */
export function builtExtension(kind: BrowserKind): string {
  return path.resolve('dist', kind);
}

/** Starts two browsers with the built extension. */
export async function launchPair(kind: BrowserKind, otherKind: BrowserKind): Promise<Pair> {
  const [one, other] = await Promise.all(
    [kind, otherKind].map((each) => launch(each, { extension: builtExtension(each) })),
  );
  if (!one || !other) throw new Error('a browser is missing');
  return { one, other };
}

/** Ends both browsers; safe where they never started. */
export async function endPair(pair: Pair | undefined): Promise<void> {
  await Promise.all([pair?.one.close(), pair?.other.close()]);
}
