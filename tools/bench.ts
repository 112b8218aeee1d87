/** `npm run bench`: prints what was measured, one `name: value unit` a line. */
import { spawnSync } from 'node:child_process';
import { benchCodeSize } from './bench/code-size.ts';
import { inNamespace } from './lab/namespace.ts';

/** Those that need browsers, each in a process of its own within a network that leads nowhere. */
const BROWSER_BENCHES = ['tools/bench/connect-time.ts'];

benchCodeSize();
run(['npm', 'run', '--silent', 'build'], 'ignore');
for (const bench of BROWSER_BENCHES) {
  run(inNamespace([process.execPath, '--import', 'tsx', bench]), 'inherit');
}

function run([command = '', ...args]: string[], stdout: 'ignore' | 'inherit'): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', stdout, 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
