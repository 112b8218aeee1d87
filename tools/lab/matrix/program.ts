/** What `npm run lab -- nat` runs, in a network of its own: who can connect to whom. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../browsers/process.ts';
import { buildOf, keepBuild } from './build.ts';
import { pictureOf } from './picture.ts';
import type { Outcome } from './outcome.ts';
import { kindsOf, plansOf, type Plan } from './plan.ts';
import { appendRecord, plansLeft, readRecords, recordsOf } from './records.ts';
import { runAll } from './run.ts';
import { linesOf, summaryOf } from './summary.ts';
import { lineOf, listOf, matrixOf } from './table.ts';

/** As shells have it for what Ctrl-C has ended. */
const INTERRUPTED = 130;

const { values } = parseArgs({
  options: {
    pairs: { type: 'string' },
    kinds: { type: 'string' },
    browsers: { type: 'string' },
    sample: { type: 'string' },
    swap: { type: 'boolean', default: false },
    limit: { type: 'string', default: '120' },
    parallel: { type: 'string', default: '3' },
    'no-stock': { type: 'boolean', default: false },
    file: { type: 'string', default: 'tests/artifacts/nat-matrix.jsonl' }, // git ignores it
    fresh: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  },
});
const plans = plansOf({
  ...values,
  sample: values.sample === undefined ? undefined : Number(values.sample),
});
const { file } = values;
const stock = !values['no-stock'];
const limit = Number(values.limit);

mkdirSync(path.dirname(file), { recursive: true });
if (values.fresh) rmSync(file, { force: true });

// So that labs are taken down and browsers end well; a second one ends all of it at once.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stop.abort(new Error(`ended by ${signal}`)));

const { folder, remove } = await temporaryFolder('build');
try {
  const extensions = keepBuild(folder);
  const build = values.show
    ? (readRecords(file).at(-1)?.build ?? '')
    : buildOf(Object.values(extensions));
  const outcomesOf = (some: Plan[]) => recordsOf(readRecords(file), some, { limit, build });
  const left = values.show ? [] : plansLeft(plans, outcomesOf(plans), stock);
  console.log(`build ${build}: ${left.length} of ${plans.length} trials to make, in ${file}`);
  let ended = 0;
  await runAll(left, {
    limit,
    build,
    stock,
    extensions,
    parallel: Number(values.parallel),
    signal: stop.signal,
    onOutcome(outcome) {
      appendRecord(file, outcome);
      console.log(`${++ended}/${left.length} ${lineOf(outcome)}`);
    },
  });
  for (const { name, some } of groups()) tell(name, some, outcomesOf(some));
  if (stop.signal.aborted) process.exitCode = INTERRUPTED;
} finally {
  await remove();
}

/** What makes one matrix: a sample, or all with the same browsers. */
function groups(): { name: string; some: Plan[] }[] {
  if (values.sample !== undefined) return [{ name: 'sample', some: plans }];
  const names = [...new Set(plans.map(({ browsers }) => browsers))];
  return names.map((name) => ({ name, some: plans.filter(({ browsers }) => browsers === name) }));
}

/** Prints the table, and writes the picture beside the JSON lines. */
function tell(name: string, some: Plan[], outcomes: Outcome[]): void {
  const table = name === 'sample' ? listOf(outcomes) : matrixOf(kindsOf(some), outcomes);
  const picture = `${file.replace(/\.jsonl$/, '')}-${name}.svg`;
  writeFileSync(picture, pictureOf({ plans: some, outcomes, limit }));
  console.log(`\n${name}\n\n${table}\n`);
  for (const line of linesOf(summaryOf(outcomes), some)) console.log(line);
  console.log(`picture: ${picture}`);
  const missing = some.length - outcomes.length;
  if (missing > 0) console.log(`${missing} trials are still to be made: the same command goes on`);
}
