/** `npm test`: everything that tells whether spontan works. The last line counts. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { LANES } from './check/e2e-lanes.ts';
import { runStages, type Step } from './check/run.ts';
import { e2eCommand } from './lab/e2e-command.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'spontan-test-'));

const check = (name: string, command: string): Step => ({
  name,
  command: () => command.split(' '),
});
const jest = (name: string, command: (args: string[]) => string[]): Step => {
  const report = path.join(folder, `${name}.json`);
  return { name, report, command: () => command(['--ci', '--json', `--outputFile=${report}`]) };
};

const types = check('types', 'tsc --noEmit');
const lint = check('lint', 'eslint .');
const format = check('format', 'prettier --check .');
const build = check('build', 'npm run --silent build');
const storeLint = check(
  'store lint',
  'web-ext lint --source-dir dist/firefox --warnings-as-errors --no-input --boring --no-config-discovery',
);
const rebuild = check('same bytes when built elsewhere', 'tsx tools/check/rebuild.ts');
const unit = jest('unit tests', (args) => ['jest', ...args, '--selectProjects', 'unit']);
const browsers = (name: string, lane: string[]): Step => ({
  ...jest(name, (args) => e2eCommand([...args, ...lane])),
  needs: 'build',
  live: true,
});

const outcomes = await runStages([
  // Two lanes for two cores.
  [
    [types, lint, format],
    [build, { ...storeLint, needs: 'build' }, { ...rebuild, needs: 'build' }],
  ],
  [[unit]],
  [
    [browsers('real-browser tests that wait', LANES.waiting)],
    [browsers('real-browser tests that can wait', LANES.unhurried)],
  ],
  [[browsers('real-browser tests alone', LANES.alone)]],
]);
await rm(folder, { recursive: true });

for (const { failures } of outcomes) for (const failure of failures) console.log(`✗ ${failure}`);
const total = (count: 'passed' | 'failed') => outcomes.reduce((sum, each) => sum + each[count], 0);
console.log(`tests: ${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
