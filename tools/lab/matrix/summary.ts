import { nameOf, openingMs, type Outcome } from './outcome.ts';
import { isConnectable, type Plan } from './plan.ts';

/** What a set of outcomes comes to. */
export interface Summary {
  /** Of the pairs that can connect. */
  connectable: { tried: number; opened: number; stockTried: number; stockOpened: number };
  /** Of those that cannot: how many the page recognised at once. */
  impossible: { tried: number; recognised: number };
  /** Stock WebRTC opens them and spontan does not: there must be none. */
  lost: Outcome[];
  /** Milliseconds to open; undefined where there is none. */
  median: { whereStockOpens?: number; elsewhere?: number };
  longest?: Outcome & { bytes: number; characters: number };
}

export function summaryOf(outcomes: Outcome[]): Summary {
  const connectable = outcomes.filter(isConnectable);
  const impossible = outcomes.filter((each) => !isConnectable(each));
  const opened = connectable.filter((each) => each.opened);
  const withStock = connectable.filter(({ stock }) => stock);
  const times = (stock: boolean) =>
    opened.filter((each) => each.stock?.opened === stock).map(openingMs);
  const codes = outcomes.flatMap((each) =>
    [each.invite, each.reply].flatMap((code) => (code ? [{ ...each, ...code }] : [])),
  );
  return {
    connectable: {
      tried: connectable.length,
      opened: opened.length,
      stockTried: withStock.length,
      stockOpened: withStock.filter(({ stock }) => stock?.opened).length,
    },
    impossible: {
      tried: impossible.length,
      recognised: impossible.filter(({ recognised }) => recognised).length,
    },
    lost: outcomes.filter(({ opened: ours, stock }) => stock?.opened && !ours),
    median: { whereStockOpens: median(times(true)), elsewhere: median(times(false)) },
    longest: codes.sort((a, b) => b.bytes - a.bytes)[0],
  };
}

/** The lines that end a run. @param plans what was to be tried */
export function linesOf(summary: Summary, plans: Plan[]): string[] {
  const { connectable, impossible, lost, median: medians, longest } = summary;
  const planned = plans.filter(isConnectable).length;
  const times = (ms: number | undefined) => (ms === undefined ? '–' : `${seconds(ms)} s`);
  return [
    `spontan opened ${connectable.opened} of ${connectable.tried} pairs that can connect (of ${planned} to try)`,
    `stock WebRTC opened ${connectable.stockOpened} of ${connectable.stockTried}`,
    `recognised as impossible at once: ${impossible.recognised} of ${impossible.tried}`,
    `lost, which stock WebRTC opens: ${lost.map(nameOf).join(', ') || 'none'}`,
    `median time to open where stock WebRTC does: ${times(medians.whereStockOpens)}, elsewhere: ${times(medians.elsewhere)}`,
    ...(longest
      ? [
          `longest code: ${longest.bytes} bytes, ${longest.characters} characters (${nameOf(longest)})`,
        ]
      : []),
  ];
}

function median(values: number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** Milliseconds as seconds, in as many digits as matter. */
export function seconds(ms: number): string {
  const value = ms / 1000;
  return value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0);
}
