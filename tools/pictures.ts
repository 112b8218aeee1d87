/** `npm run pictures`: takes the pictures of the stores and of the documentation, of the real product. */
import { spawnSync } from 'node:child_process';
import { inNamespace } from './lab/namespace.ts';

run(['npm', 'run', '--silent', 'build']);
// In a network of its own, so that no picture shows an address of this machine.
run(inNamespace([process.execPath, '--import', 'tsx', 'tools/pictures/take.ts']));

function run([program = '', ...rest]: string[]): void {
  const { status } = spawnSync(program, rest, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
