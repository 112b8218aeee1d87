/** Runs in a worker, so that the page stays smooth while images are searched. */
import type { FromWorker, ToWorker } from './open-reader.ts';
import { openZxing } from './zxing.ts';

const wasm = new URL('zxing-wasm/reader/zxing_reader.wasm', import.meta.url);
const answer = (message: FromWorker) => self.postMessage(message);

const reader = fetch(wasm)
  .then((response) => response.arrayBuffer())
  .then(openZxing);

reader.then(
  () => answer({ type: 'ready' }),
  (error: unknown) => answer({ type: 'unable', reason: String(error) }),
);

self.addEventListener('message', ({ data: { image } }: MessageEvent<ToWorker>) => {
  void reader.then(async (read) => answer({ type: 'texts', texts: await read(image) }));
});
