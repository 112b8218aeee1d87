import { saveFile } from '../carriers/file/save-file.ts';
import type { Picked } from '../talk/files/sinks/picked.ts';
import { Transfers } from '../talk/files/transfers.ts';
import { TooManyFilesError, type FileSet } from './files/file-sets.ts';
import type { FilesView, TransferAction } from './protocol.ts';

/** The files of a session. */
export class HostFiles {
  readonly transfers: Transfers;

  readonly #onChange: () => void;
  /** Folders that are being listed. */
  #listing = 0;
  #problem?: FilesView['problem'];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.transfers = new Transfers({ onChange, onSaved: saveFile });
  }

  get view(): FilesView {
    return {
      transfers: this.transfers.view,
      listing: this.#listing > 0,
      problem: this.#problem,
    };
  }

  async offer(sets: Promise<FileSet[]>): Promise<void> {
    this.#problem = undefined;
    this.#listing++;
    this.#onChange();
    try {
      const found = await sets;
      for (const { name, files } of found) this.transfers.offer(name, files);
      if (found.length === 0) this.#problem = 'empty';
    } catch (error) {
      this.#problem = error instanceof TooManyFilesError ? 'too-many' : 'unreadable';
    }
    this.#listing--;
    this.#onChange();
  }

  accept(id: string, picked?: Picked): void {
    this.transfers.accept(id, picked);
  }

  act(id: string, action: TransferAction): void {
    switch (action) {
      case 'accept':
        return this.accept(id);
      case 'pause':
      case 'resume':
        return this.transfers.pause(id, action === 'pause');
      case 'decline':
        return this.transfers.cancel(id, 'declined');
      case 'cancel':
        return this.transfers.cancel(id, 'cancelled');
      case 'save':
        return this.transfers.save(id);
      case 'remove':
        return this.transfers.remove(id);
    }
  }
}
