import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ADDRESS } from '../../../tools/lab/namespace.ts';

const run = promisify(execFile);

/** What makes the namespace's address lead to itself. */
const ROUTE = ['local', ADDRESS, 'dev', 'v0', 'table', 'local'];

/** From now on no datagram between the browsers arrives. */
export async function breakPaths(): Promise<void> {
  await run('ip', ['route', 'del', ...ROUTE]);
}

export async function mendPaths(): Promise<void> {
  await run('ip', ['route', 'replace', ...ROUTE]);
}
