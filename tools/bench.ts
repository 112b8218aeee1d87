/** `npm run bench [-- NAME [OPTION ...]]`: prints what was measured, one `name: value unit` a line. */
import { spawnSync } from 'node:child_process';
import { inNamespace } from './lab/namespace.ts';

/** Each runs in a process of its own; those with browsers, in a network that leads nowhere. */
const BENCHES: Record<string, { program: string; browsers?: true }> = {
  'code-size': { program: 'tools/bench/code-size.ts' },
  qr: { program: 'tools/bench/qr.ts' },
  sound: { program: 'tools/bench/sound.ts' },
  'sound-connect': { program: 'tools/bench/sound-connect.ts', browsers: true },
  'stun-lists': { program: 'tools/bench/stun-lists.ts', browsers: true },
  'file-throughput': { program: 'tools/bench/file-throughput.ts', browsers: true },
  weight: { program: 'tools/bench/weight.ts', browsers: true },
  'chat-round-trip': { program: 'tools/bench/chat-round-trip.ts', browsers: true },
  'connect-time': { program: 'tools/bench/connect-time.ts', browsers: true },
};

const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !(name in BENCHES)) {
  console.error(
    `npm run bench [-- NAME [OPTION ...]], where NAME is one of: ${Object.keys(BENCHES).join(', ')}`,
  );
  process.exit(1);
}
const chosen = Object.entries(BENCHES).filter(([each]) => name === undefined || each === name);
if (chosen.some(([, { browsers }]) => browsers)) run(['npm', 'run', '--silent', 'build'], 'ignore');
for (const [, { program, browsers }] of chosen) {
  const command = [process.execPath, '--import', 'tsx', program, ...options];
  run(browsers ? inNamespace(command) : command, 'inherit');
}

function run([command = '', ...args]: string[], stdout: 'ignore' | 'inherit'): void {
  const { status } = spawnSync(command, args, { stdio: ['ignore', stdout, 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
