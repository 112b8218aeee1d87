import { setTimeout as delay } from 'node:timers/promises';

/** Asks every 20 ms until `ask` gives something truthy, at most `timeout` ms. */
export async function poll<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false>,
  timeout = 10_000,
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new Error(`waited ${timeout} ms in vain for ${what}`);
    await delay(20);
  }
}

/** Whether an address, or its path before any query and fragment, ends with `suffix`. */
export function endsWith(address: string, suffix: string): boolean {
  return address.endsWith(suffix) || new URL(address).pathname.endsWith(suffix);
}
