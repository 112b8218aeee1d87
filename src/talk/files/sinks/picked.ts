import { sha256Of } from '../hash.ts';
import type { Sink } from './sink.ts';

/**
 * Where the person has chosen to save, without a copy in between (File System Access, Chromium only:
 * https://wicg.github.io/file-system-access/).
 */
export type Picked = FileSystemFileHandle | FileSystemDirectoryHandle;

/** Into the file that was picked, or into a new folder `name` in the one that was. */
export async function pickedSink(picked: Picked, name: string): Promise<Sink> {
  const root = picked.kind === 'directory' ? await newFolder(picked, name) : undefined;
  const handles: FileSystemFileHandle[] = [];
  let content: Blob | undefined;
  const folders = new Map<string, FileSystemDirectoryHandle>();
  let stream: FileSystemWritableFileStream | undefined;

  const folderAt = async (path: readonly string[]): Promise<FileSystemDirectoryHandle> => {
    if (!root) throw new Error('a file holds no folder');
    const last = path.at(-1);
    if (last === undefined) return root;
    const known = folders.get(path.join('/'));
    if (known) return known;
    const parent = await folderAt(path.slice(0, -1));
    const folder = await parent.getDirectoryHandle(last, { create: true });
    folders.set(path.join('/'), folder);
    return folder;
  };

  return {
    place: 'folder',
    begin: async (path) => {
      const handle = root
        ? await createFile(await folderAt(path.slice(0, -1)), path.at(-1) ?? '_')
        : (picked as FileSystemFileHandle);
      handles.push(handle);
      stream = await handle.createWritable();
    },
    write: async (part) => {
      await stream?.write(part);
      return part;
    },
    end: async () => stream?.close(),
    digest: async (at, length) => {
      content ??= new Blob(await Promise.all(handles.map((handle) => handle.getFile())));
      return sha256Of(content.slice(at, at + length));
    },
    finish: () => Promise.resolve(undefined),
    // Files that are whole stay: they are in the person's own folder.
    discard: async () => stream?.abort().catch(() => undefined),
  };
}

async function newFolder(
  parent: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemDirectoryHandle> {
  for (let count = 1; ; count++) {
    const next = count === 1 ? name : `${name} (${count})`;
    const exists = await parent.getDirectoryHandle(next).then(
      () => true,
      (error: unknown) => !isNotFound(error),
    );
    if (!exists) return parent.getDirectoryHandle(next, { create: true });
  }
}

/** Some names are refused by the browser, such as those of Windows shortcuts. */
function createFile(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemFileHandle> {
  return folder.getFileHandle(name, { create: true }).catch((error: unknown) => {
    if (!(error instanceof TypeError)) throw error;
    return folder.getFileHandle(`${name}_`, { create: true });
  });
}

function isNotFound(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}
