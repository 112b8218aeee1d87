import type { SiteCopy } from './platform.ts';
import { sha256 } from './sha256.ts';

/** Where the build writes what spontan consists of, and the worker that keeps all of that. */
const LIST = 'SHA256SUMS';
const WORKER = 'service-worker.js';

/**
 * What is known of this copy, while its service worker makes it work without a network. An update waits
 * until the person wants it (`use`), or until the last tab is closed.
 */
export function watchCopy(): SiteCopy | undefined {
  // Absent where the page did not come safely, and in some private windows.
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  if (!serviceWorker || !isSecureContext) return undefined;
  let registration: ServiceWorkerRegistration | undefined;
  let wanted = false;
  // Another version serves this page from now on; the very first worker serves what the page is.
  let stale = false;
  let served = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    stale = served;
    served = true;
    if (wanted) location.reload();
  });

  return {
    watch(onChange) {
      // Until now this tab stood back for another one, which has gone over to a newer version.
      if (stale) return location.reload();
      void checksumOfPage().then((checksum) => onChange({ checksum }));
      const tellNext = async (waiting: ServiceWorker) => {
        onChange({ next: await checksumOf(waiting) });
      };
      const register = async () => {
        registration = await serviceWorker.register(WORKER, { updateViaCache: 'none' });
        if (registration.waiting) void tellNext(registration.waiting);
        registration.addEventListener('updatefound', () => {
          const found = registration?.installing;
          found?.addEventListener('statechange', () => {
            if (found.state === 'installed' && registration?.active) void tellNext(found);
          });
        });
        await serviceWorker.ready;
        onChange({ offline: true });
      };
      // Refused, or the server has not all of it: then it works as long as the server does.
      register().catch(() => undefined);
    },

    use() {
      wanted = Boolean(registration?.waiting);
      registration?.waiting?.postMessage('use');
    },
  };
}

async function checksumOfPage(): Promise<string | undefined> {
  try {
    const response = await fetch(LIST);
    return response.ok ? await sha256(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

function checksumOf(worker: ServiceWorker): Promise<string> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    worker.postMessage('checksum', [port2]);
  });
}
