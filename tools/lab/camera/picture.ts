const { ceil, cos, exp, max, min, round, sin } = Math;

/** Brightness, a number a pixel; 0 to 255 is what a sensor can tell apart. */
export interface Picture {
  width: number;
  height: number;
  light: Float32Array;
}

export interface Box {
  left: number;
  top: number;
  /** Inclusive. */
  right: number;
  bottom: number;
}

export function blank(width: number, height: number): Picture {
  return { width, height, light: new Float32Array(width * height) };
}

/** Gives each pixel of the box (of the whole picture without one) a new brightness. */
export function shade(
  { width, height, light }: Picture,
  change: (before: number, x: number, y: number) => number,
  box: Box = { left: 0, top: 0, right: width - 1, bottom: height - 1 },
): void {
  for (let y = box.top; y <= box.bottom; y++) {
    for (let x = box.left; x <= box.right; x++) {
      const at = y * width + x;
      light[at] = change(light[at] ?? 0, x, y);
    }
  }
}

/** A lens out of focus. `sigma`: pixels. */
export function blur(picture: Picture, sigma: number): void {
  const reach = ceil(sigma * 3);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((total, weight) => total + weight);
  const weights = kernel.map((weight, i) => ({ weight: weight / sum, offset: i - reach }));
  average(
    picture,
    weights.map(({ weight, offset }) => ({ weight, dx: offset, dy: 0 })),
  );
  average(
    picture,
    weights.map(({ weight, offset }) => ({ weight, dx: 0, dy: offset })),
  );
}

/** A hand that moves by `length` pixels, at `angle`, while the shutter is open. */
export function smear(picture: Picture, length: number, angle: number): void {
  const steps = Array.from({ length }, (_, i) => i - length / 2);
  average(
    picture,
    steps.map((step) => ({
      weight: 1 / length,
      dx: round(step * cos(angle)),
      dy: round(step * sin(angle)),
    })),
  );
}

interface Tap {
  weight: number;
  dx: number;
  dy: number;
}

/** Each pixel becomes the weighted mean of those around it; the border goes on outside. */
function average({ width, height, light }: Picture, taps: readonly Tap[]): void {
  const before = light.slice();
  light.fill(0);
  for (const { weight, dx, dy } of taps) {
    for (let y = 0; y < height; y++) {
      const row = min(height - 1, max(0, y + dy)) * width;
      for (let x = 0; x < width; x++) {
        const from = row + min(width - 1, max(0, x + dx));
        light[y * width + x] = (light[y * width + x] ?? 0) + weight * (before[from] ?? 0);
      }
    }
  }
}
