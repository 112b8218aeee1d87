import type { Limits } from './grab.ts';
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
  /** What of a camera's frame it can search as fast as frames come. */
  readonly limits: Limits;
  close(): void;
}

/** Full HD: more pixels cost time and show no more of a symbol that is held before a camera. */
const LIMITS: Limits = { maxSide: 1920, centreOnly: false };
/** It works in the thread that draws the page and is slow, so it sees the viewfinder alone. */
const LIMITS_PLAIN: Limits = { maxSide: 480, centreOnly: true };
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
    return { read: readByJsqr, limits: LIMITS_PLAIN, close: () => undefined };
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
    limits: LIMITS,
    close: () => close(),
  };
}
