import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const OTHER = 'text/plain; charset=utf-8';

/**
 * Serves the files of a folder, as a plain web server does, and nothing else.
 * @param base the path that the folder has on the server, with slashes around it
 */
export function filesOf(folder: string, base = '/'): RequestListener {
  return ({ url = '/', method = '' }, response) => {
    const file = fileOf(folder, base, url);
    if (!file || !['GET', 'HEAD'].includes(method)) {
      response.writeHead(404).end('Not found\n');
      return;
    }
    readFile(file).then(
      (content) => {
        const type = TYPES[path.extname(file)] ?? OTHER;
        // Asked for anew each time: the browser's own copy may be of another build.
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
        response.end(method === 'HEAD' ? undefined : content);
      },
      () => response.writeHead(404).end('Not found\n'),
    );
  };
}

/** The file that an address means; undefined where it leads out of the folder. */
export function fileOf(folder: string, base: string, url: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(url.replace(/[?#].*$/s, ''));
  } catch {
    return undefined; // no UTF-8
  }
  if (!name.startsWith(base) || name.includes('\0')) return undefined;
  const inside = name.slice(base.length);
  const file = path.resolve(folder, inside === '' ? 'index.html' : inside);
  return file.startsWith(path.resolve(folder) + path.sep) ? file : undefined;
}
