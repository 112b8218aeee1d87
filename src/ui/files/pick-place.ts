import type { Picked } from '../../talk/files/sinks/picked.ts';

/** File System Access, which only Chromium has (https://wicg.github.io/file-system-access/). */
interface Pickers {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
  showDirectoryPicker(options: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

const browser = globalThis as unknown as Pickers;

export const canPickPlaces = 'showSaveFilePicker' in globalThis;

/**
 * Asks the person where to save: a file of that name, or (without one) a folder. Undefined where they
 * did not want to. To be called within a click.
 */
export async function pickPlace(name: string | undefined): Promise<Picked | undefined> {
  try {
    return name === undefined
      ? await browser.showDirectoryPicker({ mode: 'readwrite' })
      : await browser.showSaveFilePicker({ suggestedName: name });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
