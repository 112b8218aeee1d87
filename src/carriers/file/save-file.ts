/** Saves `content` as `name` in the person's downloads. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken it once the click is over; a little later for certain.
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_MS);
}

/** Long enough for a browser that asks where to save before it reads. */
const REVOKE_MS = 60_000;
