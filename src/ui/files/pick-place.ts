import type { Picked } from '../../talk/files/sinks/picked.ts';

/** File System Access, which only Chromium has (https://wicg.github.io/file-system-access/). */
interface Pickers {
  showSaveFilePicker(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
  showDirectoryPicker(options: { mode: 'readwrite' }): Promise<FileSystemDirectoryHandle>;
}

/**
 * Asks the person where to save: a file of that name, or a folder. Undefined where the browser cannot;
 * the promise is undefined where the person did not want to. To be called within a click.
 */
export function pickPlace(
  name: string | undefined,
): (() => Promise<Picked | undefined>) | undefined {
  const { showSaveFilePicker, showDirectoryPicker } = globalThis as Partial<Pickers>;
  if (!showSaveFilePicker || !showDirectoryPicker) return undefined;
  return async () => {
    try {
      return name === undefined
        ? await showDirectoryPicker({ mode: 'readwrite' })
        : await showSaveFilePicker({ suggestedName: name });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return undefined;
      throw error;
    }
  };
}
