import { cellsOf, type Cell } from './cell.ts';
import { openingMs, type Outcome } from './outcome.ts';
import type { MatrixKind } from './plan.ts';
import { seconds } from './summary.ts';

/** Seconds until it opened, with a `+` where stock WebRTC opens as well; or what became of it. */
function textOf({ state, ms, stock }: Cell): string {
  const texts = { opened: seconds(ms ?? NaN), closed: 'no', impossible: '–', untried: '' };
  return texts[state] + (stock ? '+' : '');
}

/** The matrix in Markdown. */
export function matrixOf(kinds: readonly MatrixKind[], outcomes: Outcome[]): string {
  const rows = cellsOf(kinds, outcomes).map((cells, row) => {
    const texts = kinds.map((_, column) => {
      const cell = cells[column];
      return cell ? textOf(cell) : '';
    });
    return `| ${[`**${kinds[row]}**`, ...texts].join(' | ')} |`;
  });
  return [
    `| | ${kinds.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(kinds.length)}`,
    ...rows,
    '',
    'Seconds to open; `no`: not within the limit; `–`: impossible; `+`: stock WebRTC opens it as well.',
  ].join('\n');
}

/** The outcomes one after the other, in Markdown. */
export function listOf(outcomes: Outcome[]): string {
  const ends = (opened: boolean, opening: Outcome | NonNullable<Outcome['stock']>) =>
    opened ? `${seconds(openingMs(opening))} s` : 'no';
  return [
    '| inviter | replier | browsers | spontan | stock WebRTC |',
    '| --- | --- | --- | ---: | ---: |',
    ...outcomes.map((each) => {
      const { inviter, replier, browsers, stock, opened } = each;
      const plain = stock ? ends(stock.opened, stock) : '';
      return `| ${[inviter, replier, browsers, ends(opened, each), plain].join(' | ')} |`;
    }),
  ].join('\n');
}

/** A trial in one line, as it ends. */
export function lineOf(outcome: Outcome): string {
  const { inviter, replier, browsers, opened, path, said, recognised } = outcome;
  const { stock, consoleErrors, error } = outcome;
  const pair = `${inviter} invites ${replier}, ${browsers}`;
  if (error !== undefined) return `${pair}: ERROR ${error.split('\n')[0]}`;
  const words = [said?.inviter, said?.replier].filter(Boolean).join(', ');
  const end = opened
    ? `${seconds(openingMs(outcome))} s (${path ?? 'path not told'})`
    : `${recognised ? 'impossible' : 'no'}${words && ` (${words})`}`;
  const plain = stock?.opened ? `${seconds(openingMs(stock))} s` : 'no';
  const parts = [
    `${pair}: ${end}`,
    ...(stock ? [`stock ${plain}${stock.opened && !opened ? ' LOST' : ''}`] : []),
    ...(consoleErrors ? [`console errors: ${consoleErrors.length}`] : []),
  ];
  return parts.join('; ');
}
