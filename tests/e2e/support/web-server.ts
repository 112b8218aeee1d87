import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

export interface WebServer {
  /** With a slash at the end. */
  url: string;
  /** What browsers have asked for so far: all that a server gets to see of a link. */
  requests: string[];
  /** Shows `html` at the returned address. */
  show(html: string): string;
  close(): Promise<void>;
}

/** A web server on this machine, with the files of `folder` and with pages that tests make up. */
export async function serve(folder: string): Promise<WebServer> {
  const pages = new Map<string, string>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    requests.push(`${url} ${JSON.stringify(request.headers)}`);
    const page = pages.get(url);
    const name = url === '/' ? 'index.html' : path.basename(url);
    const content = page === undefined ? readFile(path.join(folder, name)) : Promise.resolve(page);
    content.then(
      (body) => {
        const type = page === undefined ? TYPES[path.extname(name)] : TYPES['.html'];
        response.writeHead(200, { 'content-type': type }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    requests,
    show(html) {
      const name = `page-${pages.size}`;
      pages.set(`/${name}`, `<!doctype html><title>${name}</title><body>${html}`);
      return url + name;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
