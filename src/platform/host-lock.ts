/**
 * Only one page holds the connections. Resolves when this page may be the one: at once where no
 * other is open, else after `onBusy` was called and the other one has closed.
 */
export async function becomeHost(onBusy: () => void): Promise<void> {
  try {
    if (await takeLock({ ifAvailable: true })) return;
  } catch {
    return; // No locks here (plain HTTP, some file: URLs), so nobody to ask.
  }
  onBusy();
  await takeLock({});
}

/** Resolves true once the lock is ours, for as long as this document lives. */
function takeLock(options: LockOptions): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const never = new Promise<never>(() => undefined);
    const hold = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock ? never : undefined;
    };
    if (!('locks' in navigator)) reject(new Error('no locks'));
    else navigator.locks.request('spontan-host', options, hold).catch(reject);
  });
}
