import { scaleFor, sideOf, toSvg, type QrSymbol } from '../../carriers/qr/draw.ts';

/** Pixels of a saved picture's side, about: sharp on a sheet of paper, small as a file. */
const SIDE = 1000;

export function toSvgFile(symbol: QrSymbol): Blob {
  return new Blob([toSvg(symbol, SIDE)], { type: 'image/svg+xml' });
}

export async function toPngFile(symbol: QrSymbol): Promise<Blob> {
  const scale = scaleFor(symbol, SIDE);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = sideOf(symbol) * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws nothing');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  const margin = (canvas.width - symbol.size * scale) / 2;
  symbol.data.forEach((dark, i) => {
    const [column, row] = [i % symbol.size, Math.floor(i / symbol.size)];
    if (dark) context.fillRect(margin + column * scale, margin + row * scale, scale, scale);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}

/** Prints what stands in `.qr-sheet` alone. */
export function printSheet(): void {
  document.documentElement.dataset.print = 'qr';
  const done = () => delete document.documentElement.dataset.print;
  window.addEventListener('afterprint', done, { once: true });
  window.print();
}
