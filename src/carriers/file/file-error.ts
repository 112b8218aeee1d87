/** Why what was dropped, pasted or chosen cannot be read. */
export const FILE_REASONS = [
  /** Larger than any file that could hold a code; it was not read. */
  'file-too-big',
  'file-empty',
  /** Neither text nor a picture. */
  'file-not-text',
  /** A picture in which no code was found. */
  'picture-without-code',
  /** Its QR code is not of spontan. */
  'picture-of-other',
  /** It shows one moment of a QR code that moves. */
  'picture-of-part',
  /** More than one: which one is meant is for the person to say. */
  'file-several',
  'file-folder',
  /** The browser could not read it: it is gone, or may not be read. */
  'file-unreadable',
] as const;

export type FileReason = (typeof FILE_REASONS)[number];

export class FileError extends Error {
  override readonly name = 'FileError';
  readonly reason: FileReason;

  constructor(reason: FileReason) {
    super(reason);
    this.reason = reason;
  }
}
