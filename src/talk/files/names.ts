import { isSeen, withoutUnseen } from '../unseen.ts';

/**
 * Names of files from the other side, made harmless: as a place (no way out of the folder), as a text
 * (nothing that turns its direction or cannot be seen) and for every system (Windows has the most rules:
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
 */

/** UTF-8 bytes of a name: what ext4, APFS and NTFS all take, with room for ` (2)`. */
const MAX_NAME_BYTES = 240;

/** Folders in folders; the rest of a deeper path becomes one name. */
const MAX_DEPTH = 20;

const FORBIDDEN = /[<>:"|?*]/g;
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/** One name, never empty, never `.` or `..`, without a separator. */
export function safeName(name: string): string {
  const seen = withoutUnseen(name.normalize('NFC'))
    .replace(/[/\\]/g, '_')
    .replace(FORBIDDEN, '_')
    .replace(/^\s+|[\s.]+$/g, '')
    .replace(RESERVED, '_$&');
  const short = shorten(seen);
  return isSeen(short) ? short : '_';
}

/** The folders and the name of a file in a set, from a path with `/` or `\`. */
export function safePath(path: string): string[] {
  const steps = path.split(/[/\\]/).filter((step) => step !== '' && step !== '.' && step !== '..');
  const [name = '', ...folders] = steps.toReversed();
  const deep = folders.toReversed();
  const kept =
    deep.length < MAX_DEPTH ? deep : [...deep.slice(0, MAX_DEPTH - 2), deep.at(-1) ?? ''];
  return [...kept, name].map(safeName);
}

/** One that its folder does not hide from who opens it (a leading dot does on most systems). */
export function visibleName(name: string): string {
  return safeName(name).replace(/^\./, '_.');
}

/** Makes the paths of a set differ, also where upper and lower case are the same. */
export class Distinct {
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();
  /** The number that a name got last: thousands of the same name must not take a search each. */
  readonly #counts = new Map<string, number>();

  /** @param path as from {@link safePath} @returns the same, or with numbers in it */
  take(path: readonly string[]): string[] {
    const taken: string[] = [];
    for (const folder of path.slice(0, -1)) {
      taken.push(this.#free(taken, folder, (key) => !this.#files.has(key)));
      this.#folders.add(keyOf(taken));
    }
    const isFree = (key: string) => !this.#files.has(key) && !this.#folders.has(key);
    taken.push(this.#free(taken, path.at(-1) ?? '_', isFree));
    this.#files.add(keyOf(taken));
    return taken;
  }

  #free(folders: readonly string[], name: string, isFree: (key: string) => boolean): string {
    if (isFree(keyOf([...folders, name]))) return name;
    const { stem, ending } = cut(name);
    const key = keyOf([...folders, name]);
    for (let count = this.#counts.get(key) ?? 2; ; count++) {
      const next = `${stem} (${count})${ending}`;
      if (!isFree(keyOf([...folders, next]))) continue;
      this.#counts.set(key, count);
      return next;
    }
  }
}

const keyOf = (path: readonly string[]) => path.join('/').toLowerCase();

function cut(name: string): { stem: string; ending: string } {
  const [ending = ''] = /(?<=.)\.[^.]{1,15}$/.exec(name) ?? [];
  return { stem: name.slice(0, name.length - ending.length), ending };
}

/** Cuts the stem, since the ending says what it is; whole characters only. */
function shorten(name: string): string {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const { stem, ending } = cut(name);
  const characters = [...stem];
  while (characters.length > 0 && bytes(characters.join('') + ending) > MAX_NAME_BYTES)
    characters.splice(-Math.ceil((bytes(characters.join('') + ending) - MAX_NAME_BYTES) / 4));
  return characters.join('') + ending;
}
