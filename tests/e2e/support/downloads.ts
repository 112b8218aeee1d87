import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestBrowser } from '../../../tools/lab/browsers/index.ts';

/** A gigabyte is copied in a few seconds. */
const TIMEOUT = 60_000;
const POLL = 200;

/** SHA-256 in hex. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** A file that the browser saves, once all of its `bytes` are there. @returns its path */
export async function download(browser: TestBrowser, name: string, bytes: number): Promise<string> {
  const file = path.join(browser.downloads, name);
  const deadline = performance.now() + TIMEOUT;
  for (;;) {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size === bytes) return file;
    if (performance.now() > deadline) throw new Error(`${name}: ${size} of ${bytes} bytes`);
    await delay(POLL);
  }
}
