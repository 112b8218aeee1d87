/** Where a transfer is written to. Its calls come one after the other, each awaited. */
export interface Sink {
  /** Where the person finds it. */
  readonly place: 'downloads' | 'folder';
  /** @param path folders and name, harmless; @param modified milliseconds since 1970 */
  begin(path: readonly string[], modified: number): Promise<void>;
  /** The next bytes of the file that was begun last. */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  end(): Promise<void>;
  /** After the last file: the same bytes read back, file after file; undefined where that cannot be. */
  readBack(): Promise<Blob | undefined>;
  /** What the browser shall put into the downloads; undefined where everything is in its place. */
  finish(): Promise<{ name: string; content: Blob } | undefined>;
  /** Removes what was written; also after it was saved, where it was only kept for that. */
  discard(): Promise<void>;
}
