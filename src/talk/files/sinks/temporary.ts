import { MEMORY_LIMIT } from '../constants.ts';
import { sha256Of } from '../hash.ts';
import { DiskFile } from './disk.ts';

/** A file that the browser keeps for us until it is saved. */
export interface Temporary {
  /** Appends. @returns memory of that size, to be used again; the bytes are not ours any more */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  /** The SHA-256 of what was written there. */
  digest(at: number, length: number): Promise<Uint8Array>;
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
  const name = `${++count}`;
  const file = await DiskFile.open(FOLDER, name);
  if (file) return onDisk(file, name);
  if (bytes > MEMORY_LIMIT) throw new NoRoomError(`${bytes} bytes in memory`);
  return inMemory();
}

/** Removes what an earlier page has left. */
export async function removeLeftovers(): Promise<void> {
  const root = await rootFolder();
  await root?.removeEntry(FOLDER, { recursive: true }).catch(() => undefined);
}

function onDisk(file: DiskFile, name: string): Temporary {
  const folder = async () => (await rootFolder())?.getDirectoryHandle(FOLDER);
  return {
    write: (bytes) => file.write(bytes),
    digest: (at, length) => file.digest(at, length),
    close: async () => {
      await file.close();
      const handle = await (await folder())?.getFileHandle(name);
      if (!handle) throw new Error('the file is gone');
      return handle.getFile();
    },
    remove: async () => {
      file.end();
      await folder()
        .then((found) => found?.removeEntry(name))
        .catch(() => undefined); // removed already
    },
  };
}

function inMemory(): Temporary {
  let content = new Blob();
  return {
    write: (bytes) => {
      content = new Blob([content, bytes]);
      return Promise.resolve(bytes);
    },
    digest: async (at, length) => sha256Of(content.slice(at, at + length)),
    close: () => Promise.resolve(content),
    remove: () => {
      content = new Blob();
      return Promise.resolve();
    },
  };
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
