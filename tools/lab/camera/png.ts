import { inflateSync } from 'node:zlib';

/** Brightness, a byte a pixel, row by row. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8Array;
}

const SIGNATURE_BYTES = 8;
/** Samples of a pixel, by the colour types that browsers' screenshots have. */
const CHANNELS: Record<number, number> = { 2: 3, 6: 4 };

/** Reads a screenshot: 8 bits a sample, RGB or RGBA, not interlaced (PNG 3rd edition, §11.2.1). */
export function readPng(png: Uint8Array): Grey {
  const view = new DataView(png.buffer, png.byteOffset, png.length);
  const parts: Uint8Array[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = SIGNATURE_BYTES; at < png.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const data = at + 8;
    if (type === 'IHDR') {
      [width, height] = [view.getUint32(data), view.getUint32(data + 4)];
      channels = CHANNELS[view.getUint8(data + 9)] ?? 0;
      if (view.getUint8(data + 8) !== 8 || !channels || view.getUint8(data + 12) !== 0) {
        throw new Error('no screenshot');
      }
    }
    if (type === 'IDAT') parts.push(png.subarray(data, data + length));
    at = data + length + 4;
  }
  const samples = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const data = new Uint8Array(width * height);
  const sample = (i: number) => samples[i] ?? 0;
  for (let i = 0, at = 0; i < data.length; i++, at += channels) {
    data[i] = (77 * sample(at) + 150 * sample(at + 1) + 29 * sample(at + 2)) >> 8;
  }
  return { width, height, data };
}

/** PNG §9.2: each row says how it differs from what is to its left and above. */
function unfilter(filtered: Uint8Array, stride: number, height: number, channels: number) {
  const samples = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const from = row * (stride + 1);
    const filter = filtered[from] ?? 0;
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column < channels ? 0 : (samples[at - channels] ?? 0);
      const above = samples[at - stride] ?? 0;
      const corner = column < channels ? 0 : (samples[at - stride - channels] ?? 0);
      const guess = predict(filter, left, above, corner);
      samples[at] = (filtered[from + 1 + column] ?? 0) + guess;
    }
  }
  return samples;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      return 0;
  }
}

/** PNG §9.4 */
function paeth(left: number, above: number, corner: number): number {
  const toLeft = distance(above, corner);
  const toAbove = distance(left, corner);
  const toCorner = distance(left + above, 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Within jest a look-up of `Math` would cost more than all the rest. */
function distance(a: number, b: number): number {
  return a < b ? b - a : a - b;
}
