import { cp } from 'node:fs/promises';
import path from 'node:path';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';
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
  const start = kind === 'chromium' ? launchChromium : launchFirefox;
  const started = await start({ ...options, extension: copy.folder, archive }).catch(
    async (error: unknown) => {
      await copy.remove();
      throw error;
    },
  );
  const browser = {
    ...started,
    async close() {
      running.delete(browser);
      await started.close();
      await copy.remove();
    },
  };
  running.add(browser);
  return browser;
}
