import type { QrImage } from './image.ts';

export interface Limits {
  /** Pixels of the longer side. */
  maxSide: number;
  /** Only the square in the middle, where the frame of the viewfinder is. */
  centreOnly: boolean;
}

/** The pixels of what is drawable, no more than the limits allow. */
export function grab(
  source: CanvasImageSource,
  width: number,
  height: number,
  { maxSide, centreOnly }: Limits,
  canvas = document.createElement('canvas'),
): QrImage {
  const [w, h] = centreOnly ? [Math.min(width, height), Math.min(width, height)] : [width, height];
  const scale = Math.min(1, maxSide / Math.max(w, h));
  canvas.width = Math.max(1, Math.round(w * scale));
  canvas.height = Math.max(1, Math.round(h * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser draws nothing');
  // What is transparent in a picture would be black on black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const [x, y] = [(width - w) / 2, (height - h) / 2];
  context.drawImage(source, x, y, w, h, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
