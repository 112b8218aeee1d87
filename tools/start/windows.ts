import path from 'node:path';
import puppeteer from 'puppeteer-core';

const EXECUTABLE = '/usr/bin/chromium';
const EXTENSION = path.resolve('dist/chromium');

/** Opens spontan in two browsers with profiles of their own; resolves when both were closed. */
export async function openWindows(): Promise<void> {
  const closed = await Promise.all([openWindow(0), openWindow(1)]);
  console.log(`
Two browsers with spontan are open, side by side. In one, press "Invite someone" and copy the code;
paste it in the other, and its reply in the first. Close both windows to end this.`);
  await Promise.all(closed.map(({ whenClosed }) => whenClosed));
}

async function openWindow(column: number): Promise<{ whenClosed: Promise<void> }> {
  const width = 620;
  const browser = await puppeteer.launch({
    executablePath: EXECUTABLE,
    headless: false,
    pipe: true,
    enableExtensions: [EXTENSION],
    defaultViewport: null,
    args: [
      `--window-size=${width},900`,
      `--window-position=${column * (width + 20)},0`,
      // As root, as in many containers, the sandbox refuses to start.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
  const [page] = await browser.pages();
  await page?.goto(new URL('/page.html', worker.url()).href);
  return { whenClosed: new Promise((resolve) => browser.once('disconnected', () => resolve())) };
}
