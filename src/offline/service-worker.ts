/**
 * Keeps one whole version of the site, so that it opens without its server. A newer version is fetched
 * as a whole, checked, and waits: until no page of this one is open any more, or the person wants it.
 */
import { sha256 } from '../platform/sha256.ts';
import type { ServiceWorkerScope } from './scope.ts';

/** Written in front of this script by the build. */
declare const SITE: {
  /** Another one for each version. */
  id: string;
  /** SHA-256 in hex of all files, by path, but of this script and the list. */
  files: Record<string, string>;
};

/** All files with their checksums, as `sha256sum` writes them. Its own checksum stands for the version. */
const LIST = 'SHA256SUMS';

const worker = self as unknown as ServiceWorkerScope;
const { scope } = worker.registration;
/** Several copies of spontan may be on one server, which share its caches. */
const OURS = `spontan ${scope} `;
const CACHE = OURS + SITE.id;

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));

worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const name = nameOf(request.url);
  if (request.method !== 'GET' || (name !== LIST && !Object.hasOwn(SITE.files, name))) return;
  event.respondWith(kept(name).then((response) => response ?? fetch(request)));
});

worker.addEventListener('message', ({ data, ports: [port] }) => {
  if (data === 'use') void worker.skipWaiting();
  if (data === 'checksum' && port) void checksumOfAll().then((sum) => port.postMessage(sum));
});

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all([...Object.keys(SITE.files), LIST].map((name) => keep(cache, name)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Throws where the server has something else than was built: while files are copied to it, say. */
async function keep(cache: Cache, name: string): Promise<void> {
  const { ok, headers, bytes } = await fetchWhole(name);
  const right = name === LIST ? isOurs(bytes) : (await sha256(bytes)) === SITE.files[name];
  if (!ok || !right) throw new Error(`${name} is not as it was built`);
  // Made anew: a response that was redirected, as servers do to drop `index.html`, opens no page.
  const type = headers.get('content-type') ?? '';
  await cache.put(name, new Response(bytes, { headers: { 'content-type': type } }));
}

async function fetchWhole(name: string) {
  const response = await fetch(name, { cache: 'no-cache' });
  return { ok: response.ok, headers: response.headers, bytes: await response.arrayBuffer() };
}

/** Whether a list is the one of this version. */
function isOurs(list: ArrayBuffer): boolean {
  const lines = new Set(new TextDecoder().decode(list).split('\n'));
  return Object.entries(SITE.files).every(([name, sum]) => lines.has(`${sum}  ${name}`));
}

async function takeOver(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  // The very first may serve the page that brought it; a later one would serve pages of another version.
  if (others.length === 0) await worker.clients.claim();
}

/** The path of a file in the site, without query and fragment. */
function nameOf(url: string): string {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return address.startsWith(scope) ? address.slice(scope.length) || 'index.html' : '';
}

async function kept(name: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(name);
}

async function checksumOfAll(): Promise<string> {
  const list = await kept(LIST);
  return list ? sha256(await list.arrayBuffer()) : '';
}
