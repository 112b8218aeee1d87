/**
 * `npm start`: builds spontan and shows it. With a display, two browser windows, as if they were
 * two people's; without one, the way from the invite to a chat line each way, step by step.
 */
import { spawnSync } from 'node:child_process';
import { inNamespace } from './lab/namespace.ts';
import { openWindows } from './start/windows.ts';

const WALK_THROUGH = [process.execPath, '--import', 'tsx', 'tools/start/walk-through.ts'];

run('npm', ['run', '--silent', 'build']);
if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
  await openWindows();
} else {
  // In a network of its own, so that it needs no other and nothing of it leaves the machine.
  const [command = '', ...args] = inNamespace(WALK_THROUGH);
  run(command, args);
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
