import { PLACES, type Place } from './plan.ts';
import type { Outcome } from './trial.ts';

/** Milliseconds on both sides, or what became of it. */
function cell(outcome: Outcome | undefined): string {
  if (!outcome) return '';
  const { connected, waited, inviterMs, replierMs, inviter, replier, error } = outcome;
  if (connected) return `${inviterMs} / ${replierMs} ms`;
  if (error !== undefined) return 'error';
  const last = (timeline: object) => Object.keys(timeline).at(-1) ?? 'gone';
  return `**${last(inviter)} / ${last(replier)}** after ${waited} s`;
}

/** The outcomes as tables in Markdown, one for each place. */
export function tablesOf(outcomes: Outcome[]): string {
  const delays = [...new Set(outcomes.map(({ delay }) => delay))].sort((a, b) => a - b);
  const places = [...new Set(outcomes.map(({ place }) => place))];
  const table = (place: Place) => {
    const here = outcomes.filter((outcome) => outcome.place === place);
    const rows = [...new Set(here.map(({ handover, pair }) => `${handover} ${pair}`))].sort();
    const line = (row: string) => {
      const [handover = '', pair = ''] = row.split(' ');
      const cells = delays.map((delay) =>
        cell(here.find((o) => o.handover === handover && o.pair === pair && o.delay === delay)),
      );
      return `| ${[handover, pair.replace('-', ' invites '), ...cells].join(' | ')} |`;
    };
    const heads = ['late', 'pair', ...delays.map((delay) => `${delay} s`)];
    return [
      `${PLACES[place].title}:`,
      '',
      `| ${heads.join(' | ')} |`,
      `|${' --- |'.repeat(heads.length)}`,
      ...rows.map(line),
    ].join('\n');
  };
  const good = outcomes.filter(({ connected }) => connected);
  const slowest = Math.max(
    ...good.flatMap(({ inviterMs = 0, replierMs = 0 }) => [inviterMs, replierMs]),
  );
  return [
    'From pasting the last code to "connected", inviter / replier:',
    ...places.map(table),
    `${good.length} of ${outcomes.length} connected, the slowest in ${slowest} ms`,
  ].join('\n\n');
}
