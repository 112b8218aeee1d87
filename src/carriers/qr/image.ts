/** What a camera or a file gives. */
export interface QrImage {
  width: number;
  height: number;
  /** RGBA, row by row. */
  data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * Each pixel is compared with its neighbourhood of so many pixels to each side. A module of a symbol
 * that can be read has 3 to 11 pixels, so that is always more than one and less than the symbol.
 */
const REACH = 16;
/** Darker than the mean by so much counts as dark: noise on a plain ground does not. */
const DARK = 0.93;

/**
 * The image in black and white, by a threshold that follows the light from place to place, after
 * smoothing away the noise of single pixels: for what is too dim or too patterned to be read as it is.
 */
export function sharpen({ width, height, data }: QrImage): QrImage {
  const grey = smooth(luminance(data), width, height);
  const sums = integrate(grey, width, height);
  const out = new Uint32Array(width * height);
  const stride = width + 1;
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - REACH) * stride;
    const bottom = Math.min(height, y + REACH + 1) * stride;
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - REACH);
      const right = Math.min(width, x + REACH + 1);
      const area = ((bottom - top) / stride) * (right - left);
      const sum =
        at(sums, bottom + right) -
        at(sums, top + right) -
        at(sums, bottom + left) +
        at(sums, top + left);
      const i = y * width + x;
      out[i] = at(grey, i) * area < DARK * sum ? BLACK : WHITE;
    }
  }
  return { width, height, data: new Uint8ClampedArray(out.buffer) };
}

/** RGBA as a number; all processors that browsers run on keep the lowest byte first. */
const BLACK = 0xff000000;
const WHITE = 0xffffffff;

function luminance(data: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(data.length / 4);
  for (let i = 0; i < grey.length; i++) {
    // ITU-R BT.601, in 256ths.
    grey[i] = (77 * at(data, 4 * i) + 150 * at(data, 4 * i + 1) + 29 * at(data, 4 * i + 2)) >> 8;
  }
  return grey;
}

/** The mean of each pixel and its eight neighbours; the border stays as it is. */
function smooth(grey: Uint8Array, width: number, height: number): Uint8Array {
  const out = grey.slice();
  const column = (i: number) => at(grey, i - width) + at(grey, i) + at(grey, i + width);
  for (let y = 1; y < height - 1; y++) {
    let [left, middle] = [column(y * width), column(y * width + 1)];
    for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
      const right = column(i + 1);
      out[i] = (left + middle + right) / 9;
      [left, middle] = [middle, right];
    }
  }
  return out;
}

/** Sums over the rectangles from the top left corner, with a row and a column of zeros before. */
function integrate(grey: Uint8Array, width: number, height: number): Uint32Array {
  const stride = width + 1;
  const sums = new Uint32Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += at(grey, y * width + x);
      sums[(y + 1) * stride + x + 1] = at(sums, y * stride + x + 1) + row;
    }
  }
  return sums;
}

function at(values: Uint8Array | Uint8ClampedArray | Uint32Array, index: number): number {
  return values[index] ?? 0;
}
