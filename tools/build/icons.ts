/** Draws the PNG icons from icons/icon.svg (`npm run icons`); what it writes is committed. */
import { readFile, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { SITE_ICONS } from './web-manifest.ts';

const SIZES = [16, 32, 48, 96, 128, ...SITE_ICONS];
const ICONS = new URL('../../icons/', import.meta.url);

const svg = await readFile(new URL('icon.svg', ICONS), 'utf8');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(`icon-${size}.png`, ICONS), png);
  }
} finally {
  await browser.close();
}
