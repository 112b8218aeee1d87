/** Puts `text` on the clipboard. False where the browser allows neither way. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No permission, no focus, or a page without a secure context.
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const helper = document.createElement('textarea');
  helper.value = text;
  helper.readOnly = true;
  helper.className = 'visually-hidden';
  document.body.append(helper);
  helper.select();
  try {
    // Deprecated, and the only way where the clipboard API is missing.
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    helper.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
