import type { Picked } from '../talk/files/sinks/picked.ts';
import type { FileSet } from './files/file-sets.ts';

/** What takes things that cannot travel to a popup, such as files: the page's own view alone has it. */
export interface PageActions {
  /** Offers files on connection `id`. To list what is in a folder takes a while. */
  offerFiles(id: string, sets: Promise<FileSet[]>): void;
  /** Accepts a transfer of connection `id` into where the person has chosen. */
  acceptFiles(id: string, transfer: string, picked: Picked): void;
}
