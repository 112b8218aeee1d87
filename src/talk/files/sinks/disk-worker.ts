/**
 * Writes one file of the origin private file system. Only workers may do so directly
 * (https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle); from the page, each byte would be copied
 * several times, which costs as much as sending it.
 */
import { BLOCK } from '../constants.ts';
import { sha256 } from '../hash.ts';
import type { DiskAnswer, DiskRequest } from './disk-messages.ts';

/** TypeScript's types for pages do not know it. */
interface SyncAccessHandle {
  read(buffer: Uint8Array, options: { at: number }): number;
  write(buffer: Uint8Array, options: { at: number }): number;
  flush(): void;
  close(): void;
}
type WorkerFileHandle = FileSystemFileHandle & {
  createSyncAccessHandle(): Promise<SyncAccessHandle>;
};

let file: SyncAccessHandle | undefined;
let size = 0;
let last = Promise.resolve();
const read = new Uint8Array(BLOCK);

self.addEventListener('message', ({ data }: MessageEvent<DiskRequest>) => {
  last = last.then(async () => {
    const answer = await obey(data).catch(failed);
    self.postMessage(answer, { transfer: answer.type === 'written' ? [answer.bytes.buffer] : [] });
  });
});

async function obey(request: DiskRequest): Promise<DiskAnswer> {
  if (request.type === 'open') {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(request.folder, { create: true });
    const handle = await folder.getFileHandle(request.name, { create: true });
    file = await (handle as WorkerFileHandle).createSyncAccessHandle();
    return { type: 'done' };
  }
  if (!file) throw new Error('no file is open');
  switch (request.type) {
    case 'write': {
      const { bytes } = request;
      if (file.write(bytes, { at: size }) < bytes.length)
        throw new DOMException('the disk is full', 'QuotaExceededError');
      size += bytes.length;
      return { type: 'written', bytes };
    }
    case 'digest': {
      const length = file.read(read.subarray(0, request.length), { at: request.at });
      return { type: 'digest', hash: await sha256(read.subarray(0, length)) };
    }
    case 'close':
      file.flush();
      file.close();
      file = undefined;
      return { type: 'done' };
  }
}

function failed(error: unknown): DiskAnswer {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { type: 'failed', name, message };
}
