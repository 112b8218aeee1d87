/** What `npm run lab -- nat` runs, in a network of its own: who can connect to whom. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../browsers/process.ts';
import { buildOf, keepBuild } from './build.ts';
import { kindsOf, plansOf } from './plan.ts';
import { appendRecord, plansLeft, readRecords, recordsOf } from './records.ts';
import { runAll } from './run.ts';
import { linesOf, summaryOf } from './summary.ts';
import { lineOf, listOf, matrixOf } from './table.ts';

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

// Ctrl-C reaches all processes of the terminal; only this one acts on it, and ends the others.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stop.abort(new Error(`ended by ${signal}`)));

const { folder, remove } = await temporaryFolder('build');
try {
  const extensions = keepBuild(folder);
  const build = buildOf(Object.values(extensions));
  const outcomes = () => recordsOf(readRecords(file), plans, { limit, build });
  const left = plansLeft(plans, outcomes(), stock);
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
  const all = outcomes();
  const browsers = [...new Set(plans.map((plan) => plan.browsers))];
  console.log(`\n${browsers.length === 1 ? matrixOf(kindsOf(plans), all) : listOf(all)}\n`);
  for (const line of linesOf(summaryOf(all), plans)) console.log(line);
} finally {
  await remove();
}
