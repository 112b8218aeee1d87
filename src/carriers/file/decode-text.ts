/** More unreadable characters than this share, and it is no text. Latin-1 prose has about 0.03. */
const MAX_STRANGE_SHARE = 0.1;

/** Text of a file: UTF-8, or UTF-16 where a byte order mark says so. Never throws. */
export function decodeText(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** True for what is no text: it holds characters that nobody writes. */
export function looksBinary(text: string): boolean {
  const strange = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return text.includes('\0') || strange > text.length * MAX_STRANGE_SHARE;
}
