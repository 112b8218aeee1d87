import { MAX_FILES } from '../../talk/files/constants.ts';
import type { Offered } from '../../talk/files/outgoing.ts';

/** Files that are offered as one: a folder, a single file, or many that were chosen together. */
export interface FileSet {
  name: string;
  files: Offered[];
}

/** So few files are offered one by one; with more, one question for all is kinder. */
const FEW = 3;

export class TooManyFilesError extends Error {
  override name = 'TooManyFilesError';
}

/** @param many the name of so many files that were chosen together */
export function setsOfFiles(files: Iterable<File>, many: (count: number) => string): FileSet[] {
  const folders = new Map<string, Offered[]>();
  const loose: Offered[] = [];
  for (const file of files) {
    const path = file.webkitRelativePath || file.name;
    const [folder = '', ...rest] = path.split('/');
    if (rest.length === 0) loose.push({ path, file });
    else folders.set(folder, [...(folders.get(folder) ?? []), { path: rest.join('/'), file }]);
  }
  return sorted(
    [...folders].map(([name, offered]) => ({ name, files: offered })),
    loose,
    many,
  );
}

/**
 * What was dropped or pasted, with all that is in its folders. To be called while the event is handled,
 * since the browser empties a `DataTransfer` afterwards.
 *
 * @throws TooManyFilesError, or DOMException for what cannot be read
 */
export function setsOfTransfer(
  { items }: DataTransfer,
  many: (count: number) => string,
): Promise<FileSet[]> {
  const found = [...items].flatMap((item): (FileSystemEntry | File)[] => {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    return entry?.isDirectory ? [entry] : file ? [file] : [];
  });
  return listAll(found, many);
}

async function listAll(
  found: readonly (FileSystemEntry | File)[],
  many: (count: number) => string,
): Promise<FileSet[]> {
  const loose = found.filter((each) => each instanceof File);
  const folders: FileSet[] = [];
  for (const each of found) {
    if (each instanceof File) continue;
    const files: Offered[] = [];
    await list(each as FileSystemDirectoryEntry, '', files);
    folders.push({ name: each.name, files });
  }
  return sorted(
    folders,
    loose.map((file) => ({ path: file.name, file })),
    many,
  );
}

function sorted(
  folders: readonly FileSet[],
  loose: readonly Offered[],
  many: (count: number) => string,
): FileSet[] {
  const few = loose.map((offered) => ({ name: offered.path, files: [offered] }));
  const sets = [
    ...folders.filter(({ files }) => files.length > 0),
    ...(few.length <= FEW ? few : [{ name: many(few.length), files: [...loose] }]),
  ];
  if (sets.some(({ files }) => files.length > MAX_FILES)) throw new TooManyFilesError();
  return sets;
}

async function list(folder: FileSystemDirectoryEntry, path: string, files: Offered[]) {
  const reader = folder.createReader();
  const read = () =>
    new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  // Browsers list a hundred at a time.
  for (let entries = await read(); entries.length > 0; entries = await read()) {
    for (const entry of entries) {
      if (files.length > MAX_FILES) throw new TooManyFilesError();
      if (entry.isDirectory)
        await list(entry as FileSystemDirectoryEntry, `${path}${entry.name}/`, files);
      else
        files.push({ path: path + entry.name, file: await fileOf(entry as FileSystemFileEntry) });
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
