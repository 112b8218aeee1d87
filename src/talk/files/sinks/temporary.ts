import { MEMORY_LIMIT } from '../constants.ts';

/** A file that the browser keeps for us until it is saved. */
export interface Temporary {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** No more is written. @returns all of it */
  close(): Promise<Blob>;
  remove(): Promise<void>;
}

/** The browser has no room for it. */
export class NoRoomError extends Error {
  override name = 'NoRoomError';
}

/** In the origin private file system; nothing there outlives the page that wrote it. */
const FOLDER = 'transfers';

let count = 0;

/**
 * On the disk where the browser lets us (https://fs.spec.whatwg.org/#origin-private-file-system), in
 * memory where it does not.
 *
 * @throws NoRoomError
 */
export async function openTemporary(bytes: number): Promise<Temporary> {
  const { quota = Infinity, usage = 0 } = (await estimate()) ?? {};
  if (bytes > quota - usage) throw new NoRoomError(`${bytes} of ${quota - usage} bytes`);
  const folder = await transfersFolder();
  if (folder) return onDisk(folder);
  if (bytes > MEMORY_LIMIT) throw new NoRoomError(`${bytes} bytes in memory`);
  return inMemory();
}

/** Removes what an earlier page has left. */
export async function removeLeftovers(): Promise<void> {
  const root = await rootFolder();
  await root?.removeEntry(FOLDER, { recursive: true }).catch(() => undefined);
}

async function onDisk(folder: FileSystemDirectoryHandle): Promise<Temporary> {
  const name = `${++count}`;
  const handle = await folder.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    close: async () => {
      await stream.close();
      return handle.getFile();
    },
    remove: async () => {
      await stream.abort().catch(() => undefined); // closed already
      await folder.removeEntry(name).catch(() => undefined);
    },
  };
}

function inMemory(): Temporary {
  let parts: Blob[] = [];
  return {
    write: (bytes) => {
      parts.push(new Blob([bytes]));
      return Promise.resolve();
    },
    close: () => Promise.resolve(new Blob(parts)),
    remove: () => {
      parts = [];
      return Promise.resolve();
    },
  };
}

async function transfersFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  const root = await rootFolder();
  return root?.getDirectoryHandle(FOLDER, { create: true }).catch(() => undefined);
}

/** None in Firefox's private windows, nor in files that were opened from the disk. */
function rootFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  return (
    storage()
      ?.getDirectory()
      .catch(() => undefined) ?? Promise.resolve(undefined)
  );
}

function estimate(): Promise<StorageEstimate | undefined> {
  return (
    storage()
      ?.estimate()
      .catch(() => undefined) ?? Promise.resolve(undefined)
  );
}

/** None by http without encryption. */
function storage(): StorageManager | undefined {
  return 'storage' in navigator ? navigator.storage : undefined;
}
