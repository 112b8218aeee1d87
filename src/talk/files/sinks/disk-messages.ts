/** What page and disk worker say to each other: one answer to each request, in their order. */
export type DiskRequest =
  | { type: 'open'; folder: string; name: string }
  /** Appends; the bytes are the worker's until it answers. */
  | { type: 'write'; bytes: Uint8Array<ArrayBuffer> }
  /** The SHA-256 of what is there; at most a block. */
  | { type: 'digest'; at: number; length: number }
  | { type: 'close' };

export type DiskAnswer =
  | { type: 'done' }
  /** `bytes`: the memory that was written, for the next ones: garbage is collected too seldom. */
  | { type: 'written'; bytes: Uint8Array<ArrayBuffer> }
  | { type: 'digest'; hash: Uint8Array<ArrayBuffer> }
  /** `name`: of the DOMException. */
  | { type: 'failed'; name: string; message: string };
