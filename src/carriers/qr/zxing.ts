import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import { sharpen, type QrImage } from './image.ts';

/** Finds the QR symbols in an image: their texts, in no order. */
export type ReadSymbols = (image: QrImage) => Promise<string[]>;

const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  textMode: 'Plain',
  // Ours may lie beside a few others.
  maxNumberOfSymbols: 4,
  // For bars; squares are found however they lie.
  tryRotate: false,
};

/**
 * A reader by ZXing-C++ as WebAssembly.
 * @param wasm the file `zxing_reader.wasm` of the package; nothing is ever loaded from elsewhere
 */
export async function openZxing(wasm: ArrayBuffer): Promise<ReadSymbols> {
  await prepareZXingModule({ overrides: { wasmBinary: wasm }, fireImmediately: true });
  const look = async (image: QrImage, options: ReaderOptions = {}) => {
    // Of an ImageData nothing else is used, and Node has none.
    const results = await readBarcodes(image as ImageData, { ...OPTIONS, ...options });
    return results.map(({ text }) => text);
  };
  return async (image) => {
    const found = await look(image);
    if (found.length > 0) return found;
    return look(sharpen(image), { binarizer: 'FixedThreshold', tryDownscale: false });
  };
}
