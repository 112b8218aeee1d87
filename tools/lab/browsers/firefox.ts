import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { connectBidi, type Bidi } from './bidi.ts';
import * as inside from './firefox-inside.ts';
import { PREFS, userJs } from './firefox-prefs.ts';
import { pressEnterInAddressBar, suggestions, typeInAddressBar } from './firefox-window.ts';
import { call, firefoxHands, whenLoaded } from './firefox-view.ts';
import { endsWith, poll } from './poll.ts';
import { endGroup, killGroup, folderFor } from './process.ts';
import type { LaunchOptions, TestBrowser } from './types.ts';
import { View } from './view.ts';

const EXECUTABLE = '/usr/bin/firefox-esr';
/** 2 s on an idle machine. */
const START_TIMEOUT = 90_000;
const TIMEOUT = 10_000;
/** Firefox gives each installation a random host name; a fixed one is known before it starts. */
const HOST = '11111111-2222-4333-8444-555555555555';
const BASE_URL = `moz-extension://${HOST}/`;

export async function launchFirefox(options: LaunchOptions): Promise<TestBrowser> {
  const id = await extensionId(options.extension);
  const profile = await folderFor('firefox', options.profile);
  const uuids = { 'extensions.webextensions.uuids': JSON.stringify({ [id]: HOST }) };
  const downloads = path.join(profile.folder, 'downloads');
  const folder = { 'browser.download.dir': downloads };
  const prefs = userJs({ ...PREFS, ...uuids, ...folder, ...options.prefs });
  await writeFile(path.join(profile.folder, 'user.js'), prefs);

  const child = spawn(
    EXECUTABLE,
    [
      ...['--headless', '--no-remote', '--profile', profile.folder],
      ...['--remote-debugging-port', '0', '--remote-allow-system-access'],
      ...(options.args ?? []),
    ],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        HOME: profile.folder,
        TMPDIR: profile.folder,
        MOZ_CRASHREPORTER_DISABLE: '1',
        ...options.env,
      },
    },
  );
  const pid = child.pid ?? 0;
  const onExit = () => killGroup(pid);
  process.once('exit', onExit);
  let bidi: Bidi | undefined;
  const close = async () => {
    process.off('exit', onExit);
    bidi?.close();
    await endGroup(child);
    await profile.remove();
  };
  try {
    const output = listen(child);
    bidi = await connectBidi(`${await output.address}/session`);
    const extension = path.resolve(options.extension);
    return {
      pid,
      consoleErrors: () => [...output.errors],
      close,
      downloads,
      ...(await controls(bidi, id, options.archive ?? extension)),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function extensionId(folder: string): Promise<string> {
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`no browser_specific_settings.gecko.id in the manifest in ${folder}`);
  return id;
}

/** `console.error: Name: ` alone begins a complaint of Firefox's own parts. */
const ERROR_LINE = /^JavaScript error: moz-extension:|^console\.(error|assert): (?!\w+: $)/;

/** Firefox prints BiDi's address, and (by the preferences) what goes wrong in extension pages. */
function listen(child: ChildProcess) {
  const errors: string[] = [];
  const address = new Promise<string>((resolve, reject) => {
    const lines: string[] = [];
    const fail = () => reject(new Error(`Firefox did not start:\n${lines.join('\n')}`));
    const timer = setTimeout(fail, START_TIMEOUT);
    child.once('exit', fail);
    child.once('error', reject);
    const onLine = (line: string) => {
      lines.push(line);
      const [, url] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? [];
      if (url) {
        clearTimeout(timer);
        resolve(url);
      }
      if (ERROR_LINE.test(line)) {
        errors.push(line.replace(BASE_URL, '/'));
      }
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', onLine);
    }
  });
  return { address, errors };
}

interface Context {
  context: string;
  url: string;
}

async function controls(bidi: Bidi, id: string, extension: string) {
  // A page that asks "leave?" hears yes; other dialogs wait for the test.
  const unhandledPromptBehavior = { beforeUnload: 'accept', default: 'ignore' };
  await bidi.send('session.new', { capabilities: { alwaysMatch: { unhandledPromptBehavior } } });
  const questions = new Map<string, number>();
  bidi.on('browsingContext.userPromptOpened', ({ context, type }: Context & { type: string }) => {
    if (type === 'beforeunload') questions.set(context, (questions.get(context) ?? 0) + 1);
  });
  await bidi.send('session.subscribe', { events: ['browsingContext.userPromptOpened'] });

  const contexts = async (scope?: object) =>
    (await bidi.send<{ contexts: Context[] }>('browsingContext.getTree', scope)).contexts;
  const [window] = await contexts({ 'moz:scope': 'chrome' });
  if (!window) throw new Error('Firefox has no window');
  const main = window.context;
  const insideFirefox = <T, A extends unknown[]>(
    code: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T> => call(bidi, main, code, ...args);
  await insideFirefox(inside.revealPopups);
  const type = extension.endsWith('.zip') ? 'archivePath' : 'path';
  await bidi.send('webExtension.install', { extensionData: { type, path: extension } });

  const viewOf = (context: string) =>
    new View(firefoxHands(bidi, context, main, () => questions.get(context) ?? 0));
  const popupOpen = () => insideFirefox(inside.popupExists);
  const closePopup = async () => {
    await insideFirefox(inside.hidePopup);
    await poll('the popup to close', async () => !(await popupOpen()));
  };

  let pressedAt = NaN;

  return {
    kind: 'firefox' as const,
    baseUrl: BASE_URL,
    pressedAt: () => pressedAt,
    async open(path: string) {
      const { context } = await bidi.send<Context>('browsingContext.create', { type: 'tab' });
      // Waiting for the load event hangs on extension pages.
      const url = new URL(path, BASE_URL).href;
      await bidi.send('browsingContext.navigate', { context, url, wait: 'none' });
      await whenLoaded(bidi, context);
      return viewOf(context);
    },
    async install(folder: string) {
      const extensionData = { type: 'path', path: path.resolve(folder) };
      await bidi.send('webExtension.install', { extensionData });
      return `moz-extension://${await insideFirefox(inside.hostOf, await extensionId(folder))}/`;
    },
    async openPopup() {
      if (await popupOpen()) await closePopup();
      pressedAt = performance.timeOrigin + performance.now();
      await insideFirefox(inside.pressToolbarButton, id);
      const context = await poll('the popup to open', () => insideFirefox(inside.popupContext));
      await whenLoaded(bidi, context);
      return viewOf(context);
    },
    closePopup,
    popupOpen,
    async findPage(suffix: string, timeout = TIMEOUT) {
      const { context } = await poll(
        `a tab at …${suffix}`,
        async () => (await contexts()).find((tab) => endsWith(tab.url, suffix)),
        timeout,
      );
      await whenLoaded(bidi, context);
      return viewOf(context);
    },
    async views() {
      const popup = await insideFirefox(inside.popupContext);
      const tabs = (await contexts()).map(({ context }) => context);
      return [...tabs, ...(popup ? [popup] : [])].map(viewOf);
    },
    tabs: async () => (await contexts()).map((tab) => tab.url),
    async enterInAddressBar(keyword: string, text: string) {
      await insideFirefox(typeInAddressBar, `${keyword} ${text}`);
      // The first row is what the keyword always says; the extension's own follow.
      const shown = await poll('suggestions', async () => {
        const rows = await insideFirefox(suggestions);
        return rows.length > 1 && rows;
      });
      await insideFirefox(pressEnterInAddressBar);
      return shown;
    },
    async stopBackground() {
      await insideFirefox(inside.endBackground, id);
      const state = await insideFirefox(inside.backgroundState, id);
      // It starts again at once where somebody has something to be stored.
      if (state !== 'stopped' && state !== 'starting')
        throw new Error(`the event page is ${state}`);
    },
    backgroundRunning: async () => (await insideFirefox(inside.backgroundState, id)) === 'running',
  };
}
