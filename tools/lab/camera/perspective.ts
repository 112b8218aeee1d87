const { cos, sin } = Math;

export type Point = readonly [x: number, y: number];
/** Row by row, 3 x 3. */
type Matrix = readonly number[];

/** Pixels; a phone's camera sees about as wide. */
const FOCAL_LENGTH = 900;

/**
 * The corners of a square that lies turned and tilted before the camera, as the camera sees them.
 * @param half half of its side, in pixels
 * @param turn, tilt radians
 */
export function project(centre: Point, half: number, turn: number, tilt: Point): Point[] {
  const [sinTurn, cosTurn] = [sin(turn), cos(turn)];
  const corners: Point[] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ];
  return corners.map(([u, v]) => {
    const x = (u * cosTurn - v * sinTurn) * half;
    const y = (u * sinTurn + v * cosTurn) * half;
    const depth = -x * sin(tilt[0]);
    const z = y * sin(tilt[1]) + depth * cos(tilt[1]);
    const scale = FOCAL_LENGTH / (FOCAL_LENGTH + z);
    const across = x * cos(tilt[0]);
    const down = y * cos(tilt[1]) - depth * sin(tilt[1]);
    return [centre[0] + across * scale, centre[1] + down * scale];
  });
}

/** Maps pixels to the unit square whose corners, clockwise from the top left, are seen at `corners`. */
export function toUnitSquare(corners: readonly Point[]): (x: number, y: number) => Point {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = adjugate(
    fromUnitSquare(corners),
  );
  return (x, y) => {
    const w = g * x + h * y + i;
    return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
  };
}

/** Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), §2.2.3. */
function fromUnitSquare(corners: readonly Point[]): Matrix {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners as [Point, Point, Point, Point];
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const divisor = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / divisor;
  const h = (dx1 * sy - sx * dy1) / divisor;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}

/** The inverse but for a factor, which projective maps do not mind. */
function adjugate(matrix: Matrix): Matrix {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = matrix;
  return [
    ...[e * i - f * h, c * h - b * i, b * f - c * e],
    ...[f * g - d * i, a * i - c * g, c * d - a * f],
    ...[d * h - e * g, b * g - a * h, a * e - b * d],
  ];
}
