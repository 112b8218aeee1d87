import type { Browser, CDPSession, Target } from 'puppeteer-core';

export interface ErrorCollection {
  errors: string[];
  /** Lets go of a worker: one that is watched cannot be stopped. */
  unwatch(target: Target): Promise<void>;
}

/**
 * Collects what goes wrong in all documents and workers under `chrome-extension:`. What was said
 * before we listened is told again by Runtime.enable.
 */
export function collectErrors(browser: Browser): ErrorCollection {
  const errors: string[] = [];
  const sessions = new WeakMap<Target, CDPSession>();
  const watch = async (target: Target) => {
    if (target.type() === 'browser' || target.url().startsWith('chrome:')) return;
    const session = await target.createCDPSession();
    sessions.set(target, session);
    listen(session, (text) => {
      const url = target.url();
      if (url.startsWith('chrome-extension:')) errors.push(`${new URL(url).pathname}: ${text}`);
    });
    await session.send('Runtime.enable');
    await session.send('Log.enable');
  };
  browser.on('targetcreated', (target) => {
    // A target may be gone before it can be watched; then nobody saw it either.
    watch(target).catch(() => undefined);
  });
  return { errors, unwatch: async (target) => sessions.get(target)?.detach() };
}

function listen(session: CDPSession, report: (text: string) => void): void {
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) =>
    report(`${text} ${exception?.description ?? String(exception?.value)}`),
  );
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type !== 'error' && type !== 'assert') return;
    report(`console.error ${args.map((arg) => arg.description ?? String(arg.value)).join(' ')}`);
  });
  // The browser's own complaints: a broken CSP, a file that is not there.
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error') report(`${entry.text} ${entry.url ?? ''}`);
  });
}
