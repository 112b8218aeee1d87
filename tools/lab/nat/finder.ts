import path from 'node:path';
import { startProgram } from './calls.ts';
import type { FinderActions } from './finder-program.ts';

/**
 * Somebody with a public address who takes a reply, finds all sockets of the other side at once, and
 * answers only where told.
 * @param wrap makes a command run at the site
 */
export function startFinder(wrap: (command: string[]) => string[]) {
  return startProgram<FinderActions>(path.resolve('tools/lab/nat/finder-program.ts'), wrap);
}
