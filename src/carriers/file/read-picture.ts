import { FileError } from './file-error.ts';

/** The text of the QR code in a picture. Throws `FileError` 'picture-without-code'. */
export function readPicture(picture: Blob): Promise<string> {
  void picture;
  return Promise.reject(new FileError('picture-without-code'));
}
