import { cp } from 'node:fs/promises';
import path from 'node:path';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
import { networkLog } from './network-log.ts';
import { folderFor } from './process.ts';
import { unpack } from '../unpack.ts';
import type { BrowserKind, LaunchOptions, TestBrowser } from './types.ts';

export type { BrowserKind, LaunchOptions, TestBrowser } from './types.ts';
export type { View, Wanted } from './view.ts';

/** The browsers that were started and not closed yet. */
export const running = new Set<TestBrowser>();

/**
 * Starts a browser with an extension, headless; 1 s for Chromium, 3 s for Firefox. It reads a copy
 * of the extension, so that a new build in the meantime does not change what is tested.
 */
export async function launch(kind: BrowserKind, options: LaunchOptions): Promise<TestBrowser> {
  // Chromium makes the extension's id, and with it the place of what it stores, from the folder.
  const inProfile = options.profile && path.join(options.profile, 'spontan-extension');
  const copy = await folderFor('extension', inProfile);
  const archive = options.extension.endsWith('.zip') ? options.extension : undefined;
  if (archive) await unpack(archive, copy.folder);
  else await cp(options.extension, copy.folder, { recursive: true });
  const log = await networkLog(kind);
  const { args = [], env = {} } = options;
  const start = kind === 'chromium' ? launchChromium : launchFirefox;
  const started = await start({
    ...options,
    args: [...args, ...log.args],
    env: { ...env, ...log.env },
    extension: copy.folder,
    archive,
  }).catch(async (error: unknown) => {
    await Promise.all([copy.remove(), log.remove()]);
    throw error;
  });
  let closed: Promise<void> | undefined;
  const close = async () => {
    running.delete(browser);
    await started.close();
    const strangers = await log.strangers();
    await Promise.all([copy.remove(), log.remove()]);
    if (strangers.length === 0) return;
    throw new Error(`${kind} has contacted somebody it should not:\n${strangers.join('\n')}`);
  };
  const browser = { ...started, close: () => (closed ??= close()) };
  running.add(browser);
  return browser;
}
