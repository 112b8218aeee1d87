import { readdirSync, readFileSync } from 'node:fs';

/** What a browser has used. */
export interface Cost {
  /** Seconds of processor time, of all its processes that still run. */
  cpu: number;
  /** Bytes that its processes do not share with others. */
  memory: number;
}

/** Linux counts processor time in these, whatever its own clock (`sysconf(_SC_CLK_TCK)`). */
const TICKS_A_SECOND = 100;

/** Asks Linux what a process and all its descendants have used. */
export function costOf(pid: number): Cost {
  const cost = { cpu: 0, memory: 0 };
  for (const member of family(pid)) {
    // Fields 14 and 15 of proc_pid_stat(5); the name before them may hold anything.
    const [user = 0, system = 0] = fieldsAfterName(member).slice(11, 13).map(Number);
    cost.cpu += (user + system) / TICKS_A_SECOND;
    const rollup = read(`/proc/${member}/smaps_rollup`);
    for (const [, kilobytes] of rollup.matchAll(/^Private_\w+:\s+(\d+) kB/gm))
      cost.memory += Number(kilobytes) * 1024;
  }
  return cost;
}

/** A process and all its descendants. */
export function family(ancestor: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    const parent = pid > 0 ? Number(fieldsAfterName(pid)[1]) : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const members = [ancestor];
  for (const member of members) members.push(...(children.get(member) ?? []));
  return members;
}

function fieldsAfterName(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** Empty where the process has ended in the meantime. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
