import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { remote, type Remote } from './calls.ts';
import type { FinderActions } from './finder-program.ts';

/**
 * Somebody with a public address who takes a reply, finds all sockets of the other side at once, and
 * answers only where told.
 */
export interface Finder {
  actions: Remote<FinderActions>;
  close(): Promise<void>;
}

/** @param wrap makes a command run at the site */
export function startFinder(wrap: (command: string[]) => string[]): Finder {
  const file = path.resolve('tools/lab/nat/finder-program.ts');
  const [program = '', ...args] = wrap([process.execPath, '--import', 'tsx', file]);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = once(child, 'exit');
  return {
    actions: remote<FinderActions>(child),
    async close() {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
