import { cellsOf, type Cell } from './cell.ts';
import type { Outcome } from './outcome.ts';
import { kindsOf, type MatrixKind, type Plan } from './plan.ts';
import { STYLE } from './picture-style.ts';
import { seconds, summaryOf, type Summary } from './summary.ts';

/** CSS pixels. */
const CELL = { width: 46, height: 30, gap: 2 };
const STEP = { x: CELL.width + CELL.gap, y: CELL.height + CELL.gap };
const MARGIN = { left: 164, right: 28, top: 28, bottom: 124 };
/** For title and key, which stand in the empty half above the triangle. */
const KEY_WIDTH = 372;
const KEY_HEIGHT = 246;
const KEY_GAP = 12;
/** Half the size of a cross or a dash. */
const SIGN = 6;
/** It stands in a corner; the number makes room for it. */
const DOT = { radius: 2.5, inset: 6, room: 3 };

/** Seconds until it opened, and the class of such cells; the last has no end. */
const SPEEDS = [
  { below: 1, text: '< 1 s' },
  { below: 5, text: '< 5 s' },
  { below: 15, text: '< 15 s' },
  { below: 60, text: '< 60 s' },
  { below: Infinity, text: 'longer' },
];

export interface PictureOptions {
  /** What was to be tried: all of one pair of browsers, or a sample. */
  plans: Plan[];
  outcomes: Outcome[];
  /** Seconds until a trial was given up. */
  limit: number;
}

/** The matrix as SVG, in the colours of day or night. */
export function pictureOf({ plans, outcomes, limit }: PictureOptions): string {
  const kinds = kindsOf(plans);
  const rows = cellsOf(kinds, outcomes);
  const beside = Math.min(kinds.length, Math.ceil(KEY_HEIGHT / STEP.y)) * STEP.x + KEY_GAP;
  const keyAt = MARGIN.left + Math.max(kinds.length * STEP.x - KEY_WIDTH, beside);
  const width = keyAt + KEY_WIDTH + MARGIN.right;
  const height = MARGIN.top + Math.max(kinds.length * STEP.y + MARGIN.bottom, KEY_HEIGHT);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">Who can connect to whom: ${sentenceOf(outcomes)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<g transform="translate(${MARGIN.left} ${MARGIN.top})">`,
    ...kinds.map((kind, row) => text(-12, middle(row), kind, 'end')),
    ...rows.flatMap((cells, row) => cells.map((cell, column) => drawCell(cell, column, row))),
    ...kinds.map((kind, column) => slanted(kind, column, kinds.length)),
    '</g>',
    `<g transform="translate(${keyAt} ${MARGIN.top})">`,
    ...drawKey(plans, outcomes, limit),
    '</g>',
    '</svg>\n',
  ].join('\n');
}

const middle = (row: number) => row * STEP.y + CELL.height / 2;

function drawCell(cell: Cell, column: number, row: number): string {
  const at = `translate(${column * STEP.x} ${row * STEP.y})`;
  return `<g transform="${at}"><title>${describe(cell)}</title>${drawState(cell)}</g>`;
}

function drawState({ state, ms = NaN, stock }: Cell): string {
  const [x, y] = [CELL.width / 2, CELL.height / 2];
  const dot = stock ? dotAt(CELL.width - DOT.inset, DOT.inset) : '';
  if (state === 'opened')
    return (
      box(`speed${speedOf(ms)}`) + text(stock ? x - DOT.room : x, y, seconds(ms), 'middle') + dot
    );
  if (state === 'closed') return box('closed') + sign('cross', x, y) + dot;
  return box(state) + (state === 'impossible' ? sign('dash', x, y) : '');
}

const speedOf = (ms: number) => SPEEDS.findIndex(({ below }) => ms / 1000 < below);

function box(name: string): string {
  const { width, height } = CELL;
  return `<rect class="${name}" x=".75" y=".75" width="${width - 1.5}" height="${height - 1.5}" rx="4"/>`;
}

const dotAt = (x: number, y: number) =>
  `<circle class="dot" cx="${x}" cy="${y}" r="${DOT.radius}"/>`;

function sign(name: 'cross' | 'dash', x: number, y: number): string {
  const [s, d] = [SIGN, 2 * SIGN];
  const lines = {
    cross: `M${x - s} ${y - s}l${d} ${d}m0-${d}l-${d} ${d}`,
    dash: `M${x - s} ${y}h${d}`,
  };
  return `<path class="${name}" d="${lines[name]}"/>`;
}

function text(x: number, y: number, content: string, anchor = 'start', name = ''): string {
  const attributes = name && ` class="${name}"`;
  return `<text x="${x}" y="${y}" text-anchor="${anchor}"${attributes}>${escaped(content)}</text>`;
}

const escaped = (content: string) => content.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function slanted(kind: MatrixKind, column: number, count: number): string {
  const [x, y] = [column * STEP.x + CELL.width / 2 + 4, count * STEP.y + 12];
  return `<g transform="translate(${x} ${y}) rotate(-45)">${text(0, 0, kind, 'end')}</g>`;
}

/** What a cell says, in words. */
function describe({ inviter, replier, state, ms = NaN, stock }: Cell): string {
  const ends = {
    opened: `${seconds(ms)} s`,
    closed: 'does not open',
    impossible: 'impossible',
    untried: 'not tried',
  };
  const plain = {
    true: '; stock WebRTC opens it',
    false: '; stock WebRTC does not',
    undefined: '',
  };
  return `${inviter} invites ${replier}: ${ends[state]}${plain[`${stock}`]}`;
}

function sentenceOf(outcomes: Outcome[]): string {
  const { connectable } = summaryOf(outcomes);
  const { opened, tried, stockOpened } = connectable;
  return `spontan opens ${opened} of ${tried} pairs of networks, stock WebRTC ${stockOpened}`;
}

function drawKey(plans: Plan[], outcomes: Outcome[], limit: number): string[] {
  const { connectable, median } = summaryOf(outcomes);
  const { tried, opened, stockTried, stockOpened } = connectable;
  const line = (index: number) => 148 + index * 26;
  const note = (index: number, drawing: string, words: string) =>
    `<g transform="translate(0 ${line(index)})">${drawing}${text(30, 0, words)}</g>`;
  return [
    text(0, 12, 'Who can connect to whom', 'start', 'title'),
    text(0, 38, `${browsersOf(plans)}, each behind a kind of network`, 'start', 'quiet'),
    `<text x="0" y="72"><tspan class="big">${opened}</tspan><tspan dx="6">of ${tried} open</tspan>`,
    `<tspan dx="22" class="big">${stockOpened}</tspan><tspan dx="6">of ${stockTried} by stock WebRTC</tspan></text>`,
    ...SPEEDS.map(
      ({ text: words }, index) =>
        `<g transform="translate(${index * 70} 98)"><rect class="speed${index}" width="68" height="26" rx="4"/>${text(34, 13, words, 'middle')}</g>`,
    ),
    note(0, dotAt(12, 0), 'stock WebRTC opens it as well'),
    note(1, sign('cross', 12, 0), `not open after ${limit} s`),
    note(2, sign('dash', 12, 0), 'IPv6 alone and IPv4 alone: no way'),
    text(0, line(3), mediansOf(median), 'start', 'quiet'),
  ];
}

function mediansOf({ whereStockOpens, elsewhere }: Summary['median']): string {
  const of = (ms: number | undefined) => (ms === undefined ? '–' : `${seconds(ms)} s`);
  return `Median: ${of(whereStockOpens)} where stock WebRTC opens, ${of(elsewhere)} elsewhere`;
}

function browsersOf(plans: Plan[]): string {
  const names = { chromium: 'Chromium', firefox: 'Firefox' };
  const pairs = [...new Set(plans.map(({ browsers }) => browsers))];
  const [own, other] = (pairs[0] ?? 'chromium-chromium').split('-') as (keyof typeof names)[];
  if (pairs.length !== 1 || !own || !other) return 'Chromium and Firefox';
  return own === other ? `Two in ${names[own]}` : `${names[own]} invites ${names[other]}`;
}
