import type { Levels } from '../talk/calls/call.ts';
import type { Picked } from '../talk/files/sinks/picked.ts';
import type { FileSet } from './files/file-sets.ts';

/** What takes things that cannot travel to a popup, such as files: the page's own view alone has it. */
export interface PageActions {
  /** Offers files on connection `id`. To list what is in a folder takes a while. */
  offerFiles(id: string, sets: Promise<FileSet[]>): void;
  /** Accepts a transfer of connection `id` into where the person has chosen. */
  acceptFiles(id: string, transfer: string, picked: Picked): void;
  /** A picture of the call on connection `id`, where there is one to be shown. */
  callPicture(
    id: string,
    whose: 'mine' | 'theirs',
    source: 'camera' | 'screen',
  ): MediaStream | undefined;
  /** How loud it is, 0 to 1; to be asked for again and again. */
  callLevels(id: string): Levels;
}
