import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { nameOf, type Outcome, type Settings } from './outcome.ts';
import type { Plan } from './plan.ts';

/** The outcomes in a file of JSON lines. A line that a crash has cut off is left out. */
export function readRecords(file: string): Outcome[] {
  return textOf(file)
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Outcome];
      } catch {
        return [];
      }
    });
}

export function appendRecord(file: string, outcome: Outcome): void {
  const cutOff = !/(^|\n)$/.test(textOf(file));
  appendFileSync(file, `${cutOff ? '\n' : ''}${JSON.stringify(outcome)}\n`);
}

const textOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** The last outcome of each plan under these settings; a failed trial does not count. */
export function recordsOf(
  records: Outcome[],
  plans: Plan[],
  { limit, build }: Settings,
): Outcome[] {
  const wanted = new Set(plans.map(nameOf));
  const last = new Map<string, Outcome>();
  for (const record of records) {
    const fits = record.limit === limit && record.build === build && wanted.has(nameOf(record));
    if (fits && record.error === undefined) last.set(nameOf(record), record);
  }
  return [...last.values()];
}

/** The plans that have no outcome yet; with `stock`, none that says what stock WebRTC does. */
export function plansLeft(plans: Plan[], done: Outcome[], stock: boolean): Plan[] {
  const names = new Set(done.filter((each) => !stock || each.stock).map(nameOf));
  return plans.filter((plan) => !names.has(nameOf(plan)));
}
