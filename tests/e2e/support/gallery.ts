import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { TestBrowser, View } from '../../../tools/lab/browsers/index.ts';
import { temporaryFolder } from '../../../tools/lab/browsers/process.ts';

/** In the gallery's page (tests/e2e/gallery). */
interface GalleryWindow {
  screens: string[];
  show(name: string, language: string): Promise<void>;
}

export interface Gallery {
  open(browser: TestBrowser, where: 'page' | 'popup'): Promise<View>;
  remove(): Promise<void>;
}

/** Builds the gallery; takes some seconds. */
export async function buildGallery(): Promise<Gallery> {
  const { folder, remove } = await temporaryFolder('gallery');
  const webpack = ['--import', 'tsx', 'node_modules/webpack-cli/bin/cli.js'];
  const config = ['--config', 'tests/e2e/gallery/webpack.config.js', '--output-path', folder];
  await promisify(execFile)(process.execPath, [...webpack, ...config]);
  const url = pathToFileURL(path.join(folder, 'index.html')).href;
  return { open: (browser, where) => browser.open(`${url}#${where}`), remove };
}

export function screensOf(gallery: View): Promise<string[]> {
  return gallery.evaluate(() => (window as unknown as GalleryWindow).screens);
}

/** Shows a screen. `language`: a folder of `_locales`. */
export async function show(gallery: View, screen: string, language = 'en'): Promise<void> {
  await gallery.evaluate(
    (name: string, locale: string) => (window as unknown as GalleryWindow).show(name, locale),
    screen,
    language,
  );
}
