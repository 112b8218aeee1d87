import type { QrImage } from './image.ts';
import { readScanned } from './payload.ts';
import { openZxing, type ReadSymbols } from './zxing.ts';

let opening: Promise<ReadSymbols> | undefined;

/**
 * Finds the QR symbol of a code in an image: RGBA, row by row, `width` x `height` pixels.
 *
 * @returns the code as `qrEncode` was given it; a text that holds a code, where somebody else's
 *   symbol has one; undefined where there is neither
 *
 * Source: ZXing-C++ as WebAssembly, from the file beside this one; the first call loads it.
 */
export async function qrDecode(image: QrImage): Promise<string | undefined> {
  opening ??= loadWasm().then(openZxing);
  const read = await opening;
  for (const text of await read(image)) {
    const scanned = readScanned(text);
    if (scanned.kind === 'text') return scanned.text;
  }
  return undefined;
}

async function loadWasm(): Promise<ArrayBuffer> {
  const url = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url);
  if (url.protocol !== 'file:') return (await fetch(url)).arrayBuffer();
  // Node fetches no files, and a browser has no such module.
  const name = 'node:fs/promises';
  const { readFile } = (await import(/* webpackIgnore: true */ name)) as {
    readFile(url: URL): Promise<{ buffer: ArrayBuffer }>;
  };
  return (await readFile(url)).buffer;
}
