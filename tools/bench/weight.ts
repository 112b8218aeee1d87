/** How big the packages are, and how long people wait until they can press something. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launch, type BrowserKind, type TestBrowser, type View } from '../lab/browsers/index.ts';
import { packageSizes } from './package-sizes.ts';
import { report } from './stopwatch.ts';

const RUNS = 15;
const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];

for (const [name, bytes] of Object.entries(packageSizes('dist')))
  console.log(`${name}: ${Math.round(bytes / 1000)} KB`);
for (const [folder, file] of [
  ['chromium', 'popup.js'],
  ['chromium', 'page.js'],
  ['chromium', 'background.js'],
  ['site', 'page.js'],
  ['.', 'spontan.html'],
] as const) {
  const { length } = readFileSync(path.join('dist', folder, file));
  console.log(`${folder}/${file}, unpacked: ${Math.round(length / 1000)} KB`);
}
for (const kind of KINDS) {
  const browser = await launch(kind, { extension: path.resolve('dist', kind) });
  report(`click to usable popup, ${kind}, no page open`, await timePopups(browser));
  report(`start to usable page, ${kind}`, await timePages(browser));
  await browser.open('page.html');
  report(`click to usable popup, ${kind}, page open`, await timePopups(browser));
  await browser.close();
}

/** Milliseconds from the press on the toolbar button until the popup is drawn with its buttons. */
async function timePopups(browser: TestBrowser): Promise<number[]> {
  const times: number[] = [];
  while (times.length < RUNS) {
    const pressed = performance.timeOrigin + performance.now();
    const drawn = await whenDrawn(await browser.openPopup());
    times.push(drawn - pressed);
    await browser.closePopup();
  }
  return times;
}

/** Milliseconds from the navigation until the page is drawn with its buttons. */
async function timePages(browser: TestBrowser): Promise<number[]> {
  const times: number[] = [];
  while (times.length < RUNS) {
    const page = await browser.open('page.html');
    await page.waitFor('#invite');
    times.push((await whenDrawn(page)) - (await page.evaluate(() => performance.timeOrigin)));
    await page.close();
  }
  return times;
}

/**
 * When the document first drew something, in milliseconds since 1970. It is empty before its buttons are
 * there, and reacts to them from then on.
 */
async function whenDrawn(view: View): Promise<number> {
  await view.waitFor('#invite');
  await view.until(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return view.evaluate(
    () =>
      performance.timeOrigin +
      (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN),
  );
}
