import { readFileSync } from 'node:fs';
import CopyPlugin from 'copy-webpack-plugin';
import { manifestFor } from './tools/build/manifest.ts';
import { OfflinePlugin } from './tools/build/offline-plugin.ts';
import { toSite, withScript } from './tools/build/single-file.ts';
import { SingleFilePlugin } from './tools/build/single-file-plugin.ts';
import { SITE_ICONS, webManifest } from './tools/build/web-manifest.ts';
import { joinStyles } from './tools/build/style.ts';
import withoutDescriptions from './tools/build/without-descriptions.ts';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

/** What all builds share. Nothing is minified: what people run, they and the stores can read. */
const shared = (name, entry) => ({
  name,
  entry,
  context: root,
  mode: 'production',
  devtool: false,
  target: ['web', 'es2022'],
  output: {
    path: `${root}/dist/${name}`,
    filename: '[name].js',
    assetModuleFilename: '[name][ext]',
    clean: true,
  },
  optimization: { minimize: false, splitChunks: false },
  performance: { hints: false },
  stats: 'minimal',
  module: {
    // Beside `new Worker(…)` and the like.
    parser: { javascript: { worker: ['*context.audioWorklet.addModule()', '...'] } },
    rules: [
      {
        test: /\.tsx?$/,
        loader: 'ts-loader',
        // What is imported by a name that is made up at run time would be rewritten at run time, too.
        options: {
          transpileOnly: true,
          compilerOptions: { rootDir: root, rewriteRelativeImportExtensions: false },
        },
      },
      {
        test: /preact[\\/]dist[\\/]preact\.m?js$/,
        loader: `${root}/tools/build/without-inner-html.ts`,
      },
      {
        test: /_locales[\\/].*\.json$/,
        loader: `${root}/tools/build/without-descriptions.ts`,
      },
    ],
  },
});

/** Files that are taken as they are, or `from` here `to` there through a `transform` of their text. */
const copy = (...patterns) => new CopyPlugin({ patterns });
const style = { from: 'src/ui/style/*.css', to: 'style.css', transformAll: joinStyles };
const icon = { from: 'icons/icon.svg', to: 'icons' };
const png = (size) => ({ from: `icons/icon-${size}.png`, to: 'icons' });

const extension = (browser) => ({
  ...shared(browser, {
    // What the pages have in common is there once: packages are to be light.
    ui: ['./src/ui/app.tsx', './src/platform/extension.ts'],
    page: { import: './src/page/extension.ts', dependOn: 'ui' },
    link: { import: './src/page/link.ts', dependOn: 'ui' },
    popup: { import: './src/popup/popup.ts', dependOn: 'ui' },
    background: './src/background/background.ts',
  }),
  plugins: [
    copy(
      {
        from: 'manifest.json',
        transform: (text) =>
          JSON.stringify(manifestFor(browser, JSON.parse(text), version), null, 2) + '\n',
      },
      {
        from: '_locales',
        to: '_locales',
        transform: (text) => withoutDescriptions(text.toString()),
      },
      icon,
      ...[16, 32, 48, 96, 128].map(png),
      { from: 'src/page/page.html', transform: (text) => withScript(text.toString(), 'ui.js') },
      { from: 'src/page/link.html' },
      { from: 'src/popup/popup.html' },
      style,
    ),
  ],
});

const site = {
  ...shared('site', {
    page: './src/page/site.ts',
    'service-worker': './src/offline/service-worker.ts',
  }),
  plugins: [
    copy(
      {
        from: 'src/page/page.html',
        to: 'index.html',
        transform: (text) => toSite(text.toString()),
      },
      {
        from: '_locales/en/messages.json',
        to: 'manifest.webmanifest',
        transform: (text) => webManifest(JSON.parse(text)),
      },
      icon,
      ...SITE_ICONS.map(png),
      style,
    ),
    new OfflinePlugin(),
  ],
};

/** The page as one file: what else is loaded at need, and can be, is in it from the start. */
const singleFile = {
  ...shared('spontan.html', { page: './src/page/site.ts' }),
  plugins: [
    copy(icon, style),
    new SingleFilePlugin({ from: `${root}/src/page/page.html`, to: 'spontan.html' }),
  ],
};
singleFile.output.path = `${root}/dist`;
singleFile.output.clean = false;
singleFile.output.publicPath = ''; // it has no script file that could tell
singleFile.module.parser.javascript.dynamicImportMode = 'eager';

/** For Node and for the browser: it uses what both have. */
const library = {
  ...shared('lib', { index: './src/index.ts' }),
  target: 'es2022',
  experiments: { outputModule: true },
};
library.output.library = { type: 'module' };

export default [extension('chromium'), extension('firefox'), site, singleFile, library];
