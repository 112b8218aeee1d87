/** A QR symbol without its quiet zone: `size` x `size` modules, row by row, 1 is dark. */
export interface QrSymbol {
  size: number;
  data: Uint8Array;
}

/** Light modules that belong around a symbol (ISO/IEC 18004 §6.3.8). */
export const QUIET_ZONE = 4;

/** Modules from edge to edge, quiet zone included. */
export function sideOf({ size }: QrSymbol): number {
  return size + 2 * QUIET_ZONE;
}

/** The dark modules as an SVG path; one unit is a module, the quiet zone lies within the picture. */
export function toPath({ size, data }: QrSymbol): string {
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size;) {
      let end = column;
      while (end < size && data[row * size + end]) end += 1;
      // One stroke for each run of dark modules: shorter, and without seams between them.
      if (end > column) {
        path += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h${end - column}v1H${column + QUIET_ZONE}z`;
      }
      column = end + 1;
    }
  }
  return path;
}

/** A picture by itself, black on white. `pixels`: about its side. */
export function toSvg(symbol: QrSymbol, pixels: number): string {
  const side = sideOf(symbol);
  const length = side * scaleFor(symbol, pixels);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${length}" height="${length}"`,
    ` viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${toPath(symbol)}"/></svg>\n`,
  ].join('');
}

/** Whole pixels for each module, so that the picture has about so many pixels a side. */
export function scaleFor(symbol: QrSymbol, pixels: number): number {
  return Math.max(1, Math.floor(pixels / sideOf(symbol)));
}
