/** How big the packages are, and how long people wait until they can press something. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fixtureExtension } from '../../tests/e2e/support/fixture.ts';
import { launch, type BrowserKind, type TestBrowser, type View } from '../lab/browsers/index.ts';
import { packageSizes } from './package-sizes.ts';
import { report } from './stopwatch.ts';

const RUNS = 15;
const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];

for (const [name, bytes] of Object.entries(packageSizes('dist')))
  console.log(`${name}: ${Math.round(bytes / 1000)} KB`);
for (const [folder, file] of [
  ['chromium', 'ui.js'],
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
  const empty = await fixtureExtension(kind);
  const other = await launch(kind, { extension: empty.folder });
  reportPopups(`popup of an empty extension, ${kind}`, await timePopups(other, '#greet'));
  await Promise.all([other.close(), empty.remove()]);

  const browser = await launch(kind, { extension: path.resolve('dist', kind) });
  reportPopups(`popup, ${kind}, no page open`, await timePopups(browser, '#invite'));
  report(`start to usable page, ${kind}`, await timePages(browser));
  await browser.open('page.html');
  reportPopups(`popup, ${kind}, page open`, await timePopups(browser, '#invite'));
  await browser.close();
}

/** Milliseconds. Before a popup's document begins, all is the browser's own. */
interface PopupTimes {
  fromClick: number[];
  fromDocument: number[];
}

/** From the press on the toolbar button until the popup is drawn with its buttons. */
async function timePopups(browser: TestBrowser, button: string): Promise<PopupTimes> {
  const times: PopupTimes = { fromClick: [], fromDocument: [] };
  while (times.fromClick.length < RUNS) {
    const { began, drawn } = await whenDrawn(await browser.openPopup(), button);
    times.fromClick.push(drawn - browser.pressedAt());
    times.fromDocument.push(drawn - began);
    await browser.closePopup();
  }
  return times;
}

function reportPopups(name: string, { fromClick, fromDocument }: PopupTimes): void {
  report(`click to usable ${name}`, fromClick);
  report(`its document to usable ${name}`, fromDocument);
}

/** Milliseconds from the navigation until the page is drawn with its buttons. */
async function timePages(browser: TestBrowser): Promise<number[]> {
  const times: number[] = [];
  while (times.length < RUNS) {
    const page = await browser.open('page.html');
    const { began, drawn } = await whenDrawn(page, '#invite');
    times.push(drawn - began);
    await page.close();
  }
  return times;
}

/**
 * When a document began and when it first drew something, in milliseconds since 1970. It is empty before
 * its buttons are there, and reacts to them from then on.
 */
async function whenDrawn(view: View, button: string): Promise<{ began: number; drawn: number }> {
  await view.waitFor(button);
  await view.until(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  return view.evaluate(() => {
    const { timeOrigin: began } = performance;
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN;
    return { began, drawn: began + paint };
  });
}
