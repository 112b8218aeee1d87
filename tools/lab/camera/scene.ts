import { QUIET_ZONE } from '../../../src/carriers/qr/draw.ts';
import type { Modules } from './camera.ts';
import { readPng, type Grey } from './png.ts';

/** What the browsers' cameras send. */
export const CAMERA = { width: 640, height: 480, framesPerSecond: 10 };

const LIGHT = 235;
const DARK = 16;

/** A wall. */
export function emptyScene(): Grey {
  const { width, height } = CAMERA;
  return { width, height, data: new Uint8Array(width * height).fill(LIGHT) };
}

/** A QR symbol held before the camera, as large as it sees whole. */
export function symbolScene({ size, data }: Modules): Grey {
  const side = size + 2 * QUIET_ZONE;
  const paper = new Uint8Array(side * side).fill(LIGHT);
  for (let i = 0; i < size * size; i++) {
    const [row, column] = [Math.floor(i / size) + QUIET_ZONE, (i % size) + QUIET_ZONE];
    if (data[i]) paper[row * side + column] = DARK;
  }
  return fit({ width: side, height: side, data: paper });
}

/** A screen before the camera. `screenshot`: PNG. */
export function screenScene(screenshot: Uint8Array): Grey {
  return fit(readPng(screenshot));
}

/** The whole picture in the middle of what the camera sees. */
function fit(picture: Grey): Grey {
  const scene = emptyScene();
  const scale = Math.min(scene.width / picture.width, scene.height / picture.height);
  const [width, height] = [Math.floor(picture.width * scale), Math.floor(picture.height * scale)];
  const [left, top] = [(scene.width - width) >> 1, (scene.height - height) >> 1];
  const columns = spans(width, scale);
  for (const [y, [firstRow, lastRow]] of spans(height, scale).entries()) {
    for (const [x, [firstColumn, lastColumn]] of columns.entries()) {
      let sum = 0;
      for (let row = firstRow; row <= lastRow; row++) {
        for (let column = firstColumn; column <= lastColumn; column++) {
          sum += picture.data[row * picture.width + column] ?? 0;
        }
      }
      const count = (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1);
      scene.data[(top + y) * scene.width + left + x] = sum / count;
    }
  }
  return scene;
}

/** Which pixels of the picture each pixel of the scene covers: the first and the last of them. */
function spans(length: number, scale: number): [number, number][] {
  return Array.from({ length }, (_, i) => {
    const first = Math.floor(i / scale);
    return [first, Math.max(first, Math.ceil((i + 1) / scale) - 1)];
  });
}
