import { FileError } from './file-error.ts';
import { readFile } from './read-file.ts';

/** True if a drag or a clipboard holds something that a code could be in. */
export function holdsSomething({ types }: DataTransfer): boolean {
  return ['Files', 'text/uri-list', 'text/plain'].some((type) => types.includes(type));
}

/**
 * The text of what was dropped or pasted: of the one file, else the text itself. It has to be called
 * while the event is handled, since the browser empties a `DataTransfer` afterwards.
 * Throws `FileError`.
 */
export async function readTransfer(transfer: DataTransfer): Promise<string> {
  const [file, ...others] = transfer.files;
  if (!file) return transfer.getData('text/plain') || transfer.getData('text/uri-list');
  if (others.length > 0) throw new FileError('file-several');
  // Firefox and Chromium name this method alike; a folder looks like a file otherwise.
  const isFolder = [...transfer.items].some((item) => item.webkitGetAsEntry()?.isDirectory);
  if (isFolder) throw new FileError('file-folder');
  return readFile(file);
}
