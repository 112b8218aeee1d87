/// <reference types="webpack/module" />
import type { Messages } from './messages.ts';

const files = import.meta.webpackContext('../../_locales', { regExp: /messages\.json$/ });

/** All of `_locales`, bundled, by folder name. */
export const locales: Record<string, Messages> = Object.fromEntries(
  files.keys().map((path) => [path.split('/')[1], files(path) as Messages]),
);
