import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new empty folder, and how to remove it. */
export async function temporaryFolder(name: string) {
  const folder = await mkdtemp(path.join(tmpdir(), `spontan-${name}-`));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return { folder, remove };
}

/** The folder that is given, which stays, or a new one. */
export async function folderFor(name: string, given: string | undefined) {
  if (given === undefined) return temporaryFolder(name);
  return { folder: given, remove: () => Promise.resolve() };
}

/** Ends a process that leads its own group (`detached`) together with its children. */
export async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const running = child.exitCode === null && child.signalCode === null;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  killGroup(pid);
  if (running) await gone;
}

/** Ends a process group at once. */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
