import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fireInBackground } from './chromium-background.ts';
import { collectErrors, type ErrorCollection } from './chromium-errors.ts';
import { chromiumHands } from './chromium-view.ts';
import { endsWith, poll } from './poll.ts';
import { endGroup, killGroup, folderFor } from './process.ts';
import type { LaunchOptions, TestBrowser } from './types.ts';
import { View } from './view.ts';

const EXECUTABLE = '/usr/bin/chromium';
const TIMEOUT = 10_000;
const START_TIMEOUT = 90_000;

const ARGS = [
  // Tests may run as root, where the sandbox refuses to start.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  // No chatter with servers: it only costs time in a namespace without any.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
/** Puppeteer's defaults that people do not have: sound off, and background tabs at full speed. */
const UNLIKE_PEOPLE = [
  '--mute-audio',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

export async function launchChromium(options: LaunchOptions): Promise<TestBrowser> {
  const profile = await folderFor('chromium', options.profile);
  const browser = await puppeteer.launch({
    executablePath: EXECUTABLE,
    headless: true,
    timeout: START_TIMEOUT,
    pipe: true,
    userDataDir: profile.folder,
    enableExtensions: true,
    ignoreDefaultArgs: UNLIKE_PEOPLE,
    defaultViewport: null,
    args: [...ARGS, ...(options.args ?? [])],
    env: { ...process.env, TMPDIR: profile.folder, ...options.env },
    // At Ctrl-C puppeteer would end the program, which may have a way of its own.
    handleSIGINT: process.listenerCount('SIGINT') === 0,
  });
  const child = browser.process();
  if (!child?.pid) throw new Error('Chromium has no process');
  const { pid } = child;
  const onExit = () => killGroup(pid);
  process.once('exit', onExit);
  const close = async () => {
    process.off('exit', onExit);
    await Promise.race([browser.close(), delay(TIMEOUT, undefined, { ref: false })]);
    await endGroup(child);
    await profile.remove();
  };
  try {
    const collection = collectErrors(browser);
    const id = await browser.installExtension(options.extension);
    const devtools = await browser.target().createCDPSession();
    const baseUrl = `chrome-extension://${id}/`;
    const downloads = path.join(profile.folder, 'downloads');
    await devtools.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: downloads,
    });
    const controlled = controls({ browser, devtools, collection, id, baseUrl });
    return { pid, consoleErrors: () => [...collection.errors], close, downloads, ...controlled };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Extension {
  browser: Browser;
  devtools: CDPSession;
  collection: ErrorCollection;
  id: string;
  baseUrl: string;
}

function controls({ browser, devtools, collection, id, baseUrl }: Extension) {
  const worker = () =>
    browser.targets().find((t) => t.type() === 'service_worker' && t.url().startsWith(baseUrl));
  /** Popups are targets of type page as well, but no tabs. */
  const popup = async () => {
    const pages = await browser.pages();
    const tabs = new Set(pages.map((page) => page.target()));
    return browser
      .targets()
      .find((t) => t.type() === 'page' && t.url().startsWith(baseUrl) && !tabs.has(t));
  };
  /** One view a document, because each listens for its dialogs. */
  const views = new WeakMap<Page, Promise<View>>();
  const view = (page: Page) => {
    const known = views.get(page) ?? chromiumHands(page).then((hands) => new View(hands));
    views.set(page, known);
    return known;
  };

  const closePopup = async () => {
    const front = await frontTab(browser);
    await front.bringToFront();
    await poll('the popup to close', async () => !(await popup()));
  };

  let pressedAt = NaN;

  return {
    kind: 'chromium' as const,
    baseUrl,
    pressedAt: () => pressedAt,
    async open(path: string) {
      const page = await browser.newPage();
      await page.goto(new URL(path, baseUrl).href);
      return view(page);
    },
    install: async (folder: string) =>
      `chrome-extension://${await browser.installExtension(folder)}/`,
    async openPopup() {
      if (await popup()) await closePopup();
      const { targetInfos } = await devtools.send('Target.getTargets', {
        filter: [{ type: 'tab' }],
      });
      const front = (await frontTab(browser)).url();
      const tab = targetInfos.find((info) => info.url === front);
      if (!tab) throw new Error('no tab to open the popup over');
      pressedAt = performance.timeOrigin + performance.now();
      await devtools.send('Extensions.triggerAction', { id, targetId: tab.targetId });
      const target = await poll('the popup to open', popup);
      const opened = await view(await target.asPage());
      await opened.until(() => document.readyState === 'complete');
      return opened;
    },
    closePopup,
    popupOpen: async () => Boolean(await popup()),
    async findPage(suffix: string, timeout = TIMEOUT) {
      const page = await poll(
        `a tab at …${suffix}`,
        async () => (await browser.pages()).find((tab) => endsWith(tab.url(), suffix)),
        timeout,
      );
      const found = await view(page);
      await found.until(() => document.readyState === 'complete');
      return found;
    },
    async views() {
      const open = await popup();
      const pages = [...(await browser.pages()), ...(open ? [await open.asPage()] : [])];
      return Promise.all(pages.map(view));
    },
    tabs: async () => (await browser.pages()).map((page) => page.url()),
    async enterInAddressBar(_keyword: string, text: string) {
      await fireInBackground(browser, 'omnibox.onInputChanged', text, () => undefined);
      await fireInBackground(browser, 'omnibox.onInputEntered', text, 'currentTab');
      return [];
    },
    async stopBackground() {
      const target = worker();
      if (!target) return;
      await collection.unwatch(target);
      await (await target.worker())?.close();
      // Another one may start at once, because somebody has something to be stored.
      await poll('the service worker to stop', async () => !browser.targets().includes(target));
    },
    backgroundRunning: async () => Boolean(worker()),
  };
}

/** The tab that the person would see. */
async function frontTab(browser: Browser): Promise<Page> {
  for (const page of await browser.pages()) {
    if (await page.evaluate(() => document.visibilityState === 'visible')) return page;
  }
  throw new Error('no tab is in front');
}
