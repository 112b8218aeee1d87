/** Where a transfer is written to. Its calls come one after the other, each awaited. */
export interface Sink {
  /** Where the person finds it. */
  readonly place: 'downloads' | 'folder';
  /** @param path folders and name, harmless; @param modified milliseconds since 1970 */
  begin(path: readonly string[], modified: number): Promise<void>;
  /**
   * The next bytes of the file that was begun last. They are not ours any more then.
   *
   * @returns memory of that size that can be used again, where there is some
   */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined>;
  end(): Promise<void>;
  /**
   * The SHA-256 of a part of all files, one after the other, as they are written. Undefined where that
   * cannot be known.
   */
  digest?(at: number, length: number): Promise<Uint8Array>;
  /** It can be asked while more is written; else after the last file. */
  readonly digestsAtOnce?: true;
  /** What the browser shall put into the downloads; undefined where everything is in its place. */
  finish(): Promise<{ name: string; content: Blob } | undefined>;
  /** Removes what was written; also after it was saved, where it was only kept for that. */
  discard(): Promise<void>;
}
