import jsQR from 'jsqr';
import type { QrImage } from './image.ts';
import type { ReadSymbols } from './zxing.ts';

/** A reader in plain JavaScript, for where WebAssembly is not allowed: slower, and it misses more. */
export const readByJsqr: ReadSymbols = (image: QrImage) => {
  const found = jsQR(image.data, image.width, image.height, { inversionAttempts: 'attemptBoth' });
  return Promise.resolve(found?.data ? [found.data] : []);
};
