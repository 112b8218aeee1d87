/** `npm run e2e [-- part of a file's name]`: builds spontan and runs the real-browser tests. */
import { spawnSync } from 'node:child_process';
import { e2eCommand } from './lab/e2e-command.ts';

function run([program = '', ...args]: string[]): void {
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

run(['npm', 'run', '--silent', 'build']);
run(e2eCommand(process.argv.slice(2)));
