import path from 'node:path';
import { fileOf } from '../../../tools/serve/files.ts';

const folder = path.resolve('site');

test.each([
  ['/a/', 'index.html'],
  ['/a/?from=home', 'index.html'],
  ['/a/icons/icon.svg', 'icons/icon.svg'],
  ['/a/page.js?x#y', 'page.js'],
  ['/a/f%C3%BCr.txt', 'für.txt'],
])('%s is %s', (url, name) => {
  expect(fileOf(folder, '/a/', url)).toBe(path.join(folder, name));
});

test.each([
  '/',
  '/b/page.js',
  '/a/../secret',
  '/a/%2e%2e/secret',
  '/a/..%2fsite-2/x',
  '/a/%ff',
  '/a/\0',
])('%s leads to nothing in the folder', (url) =>
  expect(fileOf(folder, '/a/', url)).toBeUndefined(),
);
