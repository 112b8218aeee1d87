import type { QrImage } from './image.ts';

export interface ToWorker {
  image: QrImage;
}
export type FromWorker =
  { type: 'ready' } | { type: 'unable'; reason: string } | { type: 'texts'; texts: string[] };

/** Finds QR symbols in images, one image at a time. */
export interface QrReader {
  /** The texts of the symbols. The image's data belongs to the reader then. */
  read(image: QrImage): Promise<string[]>;
  /** The largest image worth giving to it, in pixels a side: what is larger takes too long. */
  readonly maxSide: number;
  close(): void;
}

/** Full HD: a larger image costs time and shows no more of a symbol that is to be read. */
const MAX_SIDE = 1920;
/** It searches in the thread that draws the page, so that has to be over in some 20 ms. */
const MAX_SIDE_PLAIN = 480;
/** Half a megabyte to load and to compile; past this something is wrong. */
const START_TIMEOUT_MS = 10_000;

/**
 * The best reader that this page may use: ZXing as WebAssembly in a worker, or, where either is
 * refused (a page opened as a file), jsQR.
 */
export async function openReader(): Promise<QrReader> {
  try {
    return await openWorker();
  } catch {
    const { readByJsqr } = await import(/* webpackChunkName: "jsqr" */ './jsqr.ts');
    return { read: readByJsqr, maxSide: MAX_SIDE_PLAIN, close: () => undefined };
  }
}

async function openWorker(): Promise<QrReader> {
  const worker = new Worker(
    /* webpackChunkName: "qr-worker" */ new URL('./worker.ts', import.meta.url),
  );
  let waiting: { resolve(message: FromWorker): void; reject(error: Error): void } | undefined;
  const answer = () =>
    new Promise<FromWorker>((resolve, reject) => (waiting = { resolve, reject }));
  const close = (why = 'closed') => {
    worker.terminate();
    waiting?.reject(new Error(why));
  };
  worker.onmessage = ({ data }) => waiting?.resolve(data as FromWorker);
  worker.onerror = () => close('the worker broke down');
  const timer = setTimeout(close, START_TIMEOUT_MS);
  const first = await answer().finally(() => clearTimeout(timer));
  if (first.type === 'unable') {
    close();
    throw new Error(first.reason);
  }
  return {
    async read(image) {
      worker.postMessage({ image } satisfies ToWorker, [image.data.buffer]);
      const message = await answer();
      return message.type === 'texts' ? message.texts : [];
    },
    maxSide: MAX_SIDE,
    close: () => close(),
  };
}
