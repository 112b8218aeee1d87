/**
 * Functions that run inside Firefox itself, for what is around a page: its menus, its address bar, its
 * questions. Each is sent as source text, so it uses nothing outside itself but Firefox's own globals.
 */

interface MenuPopup extends HTMLElement {
  state: string;
  activateItem(item: Element): void;
}
interface Dialog extends HTMLElement {
  _buttons?: { accept: HTMLButtonElement };
}
interface DialogFrame {
  _frame: { contentDocument: Document };
}
declare const gURLBar: {
  focus(): void;
  search(text: string, options: { focus: boolean }): void;
  handleCommand(): void;
};
declare const gBrowser: {
  selectedBrowser: Element;
  getTabDialogBox(browser: Element): { getTabDialogManager(): { _dialogs: DialogFrame[] } };
};

/** Presses the entry of the menu on the page, once the menu is open. Resolves to whether it did. */
export function pressMenuEntry(label: string): boolean {
  const menu = document.getElementById('contentAreaContextMenu') as MenuPopup | null;
  const entry = [...(menu?.children ?? [])].find((child) => child.getAttribute('label') === label);
  if (menu?.state !== 'open' || !entry) return false;
  menu.activateItem(entry);
  return true;
}

/** Says yes where Firefox asks which program a link shall open in. Resolves to whether it asked. */
export function acceptLinkQuestion(): boolean {
  const manager = gBrowser.getTabDialogBox(gBrowser.selectedBrowser).getTabDialogManager();
  const document = manager._dialogs[0]?._frame.contentDocument;
  // It has no buttons before it is all there.
  const button = document?.querySelector<Dialog>('dialog')?._buttons?.accept;
  if (!button || button.disabled) return false;
  button.click();
  return true;
}

export function typeInAddressBar(text: string): void {
  gURLBar.focus();
  gURLBar.search(text, { focus: true });
}

/** The text of each suggestion below the address bar. */
export function suggestions(): string[] {
  return [...document.querySelectorAll('.urlbarView-row')].map(({ textContent }) => textContent);
}

export function pressEnterInAddressBar(): void {
  gURLBar.handleCommand();
}
