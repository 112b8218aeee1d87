import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { filesOf } from '../../../tools/serve/files.ts';

export interface WebServer {
  /** Where the folder is, with a slash at the end. */
  url: string;
  /** What browsers have asked for so far: all that a server gets to see of a link. */
  requests: string[];
  /** Shows `html` at the returned address. */
  show(html: string): string;
  close(): Promise<void>;
}

/**
 * A web server on this machine, with the files of `folder` under the path `base` and with pages that
 * tests make up.
 */
export async function serve(folder: string, base = '/'): Promise<WebServer> {
  const pages = new Map<string, string>();
  const requests: string[] = [];
  const files = filesOf(folder, base);
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    requests.push(`${url} ${JSON.stringify(request.headers)}`);
    const page = pages.get(url);
    if (page === undefined) files(request, response);
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const url = origin + base;
  return {
    url,
    requests,
    show(html) {
      const name = `page-${pages.size}`;
      pages.set(`/${name}`, `<!doctype html><title>${name}</title><body>${html}`);
      return `${origin}/${name}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
