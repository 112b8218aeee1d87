import { project, toUnitSquare, type Point } from './perspective.ts';
import { blank, blur, shade, smear, type Box, type Picture } from './picture.ts';
import { gaussian, seeded, type Random } from './random.ts';

const { PI, ceil, cos, exp, floor, max, min, round, sin, sqrt } = Math;

/** What makes a frame hard to read. `plain`: held still and straight in good light. */
export const CONDITIONS = [
  'plain',
  'perspective',
  'rotation',
  'blur',
  'motion',
  'lowlight',
  'moire',
  'glare',
  'small',
  'inverted',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** A QR symbol without its quiet zone: `size` x `size` modules, 1 is dark. */
export interface Modules {
  size: number;
  data: ArrayLike<number>;
}

export interface Frame {
  width: number;
  height: number;
  /** RGBA. */
  data: Uint8ClampedArray<ArrayBuffer>;
}

/** Modules, all around (ISO/IEC 18004 §6.3.8). */
const QUIET_ZONE = 4;
/** Each pixel is sampled so often across and down. */
const SAMPLES = 3;
/** How much darker the corners are than the middle. */
const VIGNETTE = 0.25;

/**
 * What a camera sees that a QR code is held before, among clutter: 640 x 480 or 1280 x 720, the same
 * for the same `seed`.
 */
export function takeFrame(symbol: Modules, condition: Condition, seed: number): Frame {
  const random = seeded(seed);
  const shot = chooseShot(symbol.size, condition, random);
  const picture = blank(shot.width, shot.height);
  drawClutter(picture, random);
  const box = drawSymbol(picture, symbol, shot.corners, condition === 'inverted');
  if (condition === 'moire') drawMoire(picture, box, random);
  if (condition === 'glare') drawGlare(picture, box, shot, random);
  blur(picture, shot.sigma);
  if (condition === 'motion') {
    const length = 3 + floor(random() * 5);
    smear(picture, length, random() * PI);
  }
  return expose(picture, shot, random);
}

interface Shot {
  width: number;
  height: number;
  /** Of the symbol with its quiet zone, as seen. */
  corners: Point[];
  centre: Point;
  /** Pixels that the symbol without quiet zone would take, seen straight. */
  side: number;
  /** Of the lens, pixels. */
  sigma: number;
  /** Of the sensor. */
  noise: number;
  gain: number;
}

function chooseShot(size: number, condition: Condition, random: Random): Shot {
  const wide = random() < 0.5;
  const [width, height] = wide ? [1280, 720] : [640, 480];
  const side = condition === 'small' ? 100 + random() * 80 : 160 + random() * 240;
  const turn =
    condition === 'rotation'
      ? random() * 2 * PI
      : (random() - 0.5) * (condition === 'plain' ? 0.1 : 0.35);
  const maxTilt = { perspective: 0.75, plain: 0.1 }[condition as string] ?? 0.3;
  const tilt: Point = [(random() - 0.5) * 2 * maxTilt, (random() - 0.5) * 2 * maxTilt];
  const sigma = condition === 'blur' ? 1 + random() * 1.6 : 0.4 + random() * 0.5;
  const dim = condition === 'lowlight';
  const noise = dim ? 14 + random() * 22 : 2 + random() * 5;
  const gain = dim ? 0.25 + random() * 0.25 : 0.75 + random() * 0.35;

  const half = (0.5 * side * (size + 2 * QUIET_ZONE)) / size;
  // Room for the symbol however it is turned.
  const margin = half * 1.45;
  const place = (length: number) => {
    const inside = margin + random() * max(1, length - 2 * margin);
    return length > 2 * margin ? inside : length / 2;
  };
  const centre: Point = [place(width), place(height)];
  const corners = project(centre, half, turn, tilt);
  return { width, height, corners, centre, side, sigma, noise, gain };
}

function drawClutter(picture: Picture, random: Random): void {
  const { width, height } = picture;
  const base = 60 + random() * 120;
  const [waveX, waveY, phase] = [random() * 0.02, random() * 0.02, random() * 6];
  shade(picture, (_, x, y) => base + 25 * sin(x * waveX + phase) + 25 * cos(y * waveY + phase));
  const things = Array.from({ length: 14 }, () => ({
    left: random() * width,
    top: random() * height,
    width: 20 + random() * 180,
    height: 10 + random() * 120,
    light: 30 + random() * 200,
  }));
  for (const thing of things) {
    const box = {
      left: floor(thing.left),
      top: floor(thing.top),
      right: ceil(min(width, thing.left + thing.width)) - 1,
      bottom: ceil(min(height, thing.top + thing.height)) - 1,
    };
    shade(picture, (before) => 0.4 * before + 0.6 * thing.light, box);
  }
}

/** @returns where it is */
function drawSymbol(
  picture: Picture,
  { size, data }: Modules,
  corners: readonly Point[],
  inverted: boolean,
): Box {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const box = {
    left: max(0, floor(min(...xs))),
    right: min(picture.width - 1, ceil(max(...xs))),
    top: max(0, floor(min(...ys))),
    bottom: min(picture.height - 1, ceil(max(...ys))),
  };
  const [dark, light] = inverted ? [235, 25] : [25, 235];
  const locate = toUnitSquare(corners);
  const total = size + 2 * QUIET_ZONE;
  const isDark = (column: number, row: number) =>
    column >= 0 && row >= 0 && column < size && row < size && data[row * size + column];
  shade(
    picture,
    (before, x, y) => {
      let sum = 0;
      for (let i = 0; i < SAMPLES; i++) {
        for (let j = 0; j < SAMPLES; j++) {
          const [u, v] = locate(x + (i + 0.5) / SAMPLES, y + (j + 0.5) / SAMPLES);
          if (u < 0 || v < 0 || u >= 1 || v >= 1) sum += before;
          else {
            const [column, row] = [floor(u * total), floor(v * total)];
            sum += isDark(column - QUIET_ZONE, row - QUIET_ZONE) ? dark : light;
          }
        }
      }
      return sum / SAMPLES ** 2;
    },
    box,
  );
  return box;
}

/** The pattern of a screen's pixels under those of the camera. */
function drawMoire(picture: Picture, box: Box, random: Random): void {
  const angle = random() * PI;
  const frequency = 0.15 + random() * 0.5;
  const depth = 0.12 + random() * 0.16;
  const frequency2 = 0.1 + random() * 0.3;
  const wave = (x: number, y: number, at: number, f: number) =>
    sin(f * (x * cos(at) + y * sin(at)));
  shade(
    picture,
    (before, x, y) =>
      before *
      (1 -
        depth +
        depth * 0.6 * wave(x, y, angle, frequency) +
        depth * 0.4 * wave(x, y, angle + 1.2, frequency2)),
    box,
  );
}

/** A lamp that is mirrored in the screen. */
function drawGlare(picture: Picture, box: Box, { centre, side }: Shot, random: Random): void {
  const [x0, y0] = centre.map((at) => at + (random() - 0.5) * side * 0.9) as [number, number];
  const [width, height] = [side * (0.08 + random() * 0.14), side * (0.08 + random() * 0.14)];
  shade(
    picture,
    (before, x, y) => {
      const distance = ((x - x0) / width) ** 2 + ((y - y0) / height) ** 2;
      return before + 330 * exp(-distance * 0.7);
    },
    box,
  );
}

/** What the sensor makes of the light: more noise where it is brighter, and dark corners. */
function expose({ width, height, light }: Picture, shot: Shot, random: Random): Frame {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < light.length; at++) {
    const [x, y] = [at % width, floor(at / width)];
    const distance = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2;
    const before = light[at] ?? 0;
    const noise = gaussian(random) * (0.6 + 0.4 * sqrt(max(0, before) / 255));
    const value = before * shot.gain * (1 - VIGNETTE * distance) + shot.noise * noise;
    data.fill(round(value), 4 * at, 4 * at + 3);
    data[4 * at + 3] = 255;
  }
  return { width, height, data };
}
