/** `npm test`: everything that tells whether spontan works. The last line counts. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
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
const e2e = jest('real-browser tests', e2eCommand);

const outcomes = await runStages([
  // Two lanes for two cores.
  [
    [types, lint, format],
    [build, { ...storeLint, needs: 'build' }, { ...rebuild, needs: 'build' }],
  ],
  [[unit]],
  // Alone: some of these measure time.
  [[{ ...e2e, needs: 'build', live: true }]],
]);
await rm(folder, { recursive: true });

const total = (count: 'passed' | 'failed') => outcomes.reduce((sum, each) => sum + each[count], 0);
console.log(`tests: ${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
