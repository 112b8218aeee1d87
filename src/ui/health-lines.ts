import type { Moment } from '../talk/health/health.ts';

/** Of the plot, in units of its own. One moment is two wide: two minutes fill it. */
export const PLOT_WIDTH = 240;
export const PLOT_HEIGHT = 60;
const STEP = 2;

/** A line fills no more than this share of the height, so that its top can be seen. */
const SHARE = 0.95;

interface Lines {
  /** SVG points of what is without gaps. */
  roundTrip: string[];
  throughput: string;
  /** The highest value of each: milliseconds, bytes a second in both directions. */
  slowest: number;
  most: number;
}

/** Draws moments as lines, the newest at the right end, each as high as its highest value. */
export function linesOf(moments: readonly Moment[]): Lines {
  const slowest = Math.max(0, ...moments.map(({ roundTrip = 0 }) => roundTrip));
  const most = Math.max(0, ...moments.map(({ sent, received }) => sent + received));
  const first = PLOT_WIDTH - (moments.length - 1) * STEP;
  const point = (index: number, value: number, highest: number) => {
    const y = PLOT_HEIGHT * (1 - (highest > 0 ? (value / highest) * SHARE : 0));
    return `${first + index * STEP},${Number(y.toFixed(1))}`;
  };
  const runs: string[][] = [[]];
  for (const [index, { roundTrip }] of moments.entries()) {
    if (roundTrip === undefined) runs.push([]);
    else runs.at(-1)?.push(point(index, roundTrip, slowest));
  }
  return {
    roundTrip: runs.filter((run) => run.length > 0).map((run) => run.join(' ')),
    throughput: moments
      .map(({ sent, received }, index) => point(index, sent + received, most))
      .join(' '),
    slowest,
    most,
  };
}
