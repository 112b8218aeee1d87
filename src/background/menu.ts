import browser from 'webextension-polyfill';
import { openPage } from './open-page.ts';

const ID = 'take-selection';

/** The entry in the menu on selected text: takes the code that is in it. */
export function init(): void {
  // Firefox for Android has no such menus.
  if (!('contextMenus' in browser)) return;
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({
      id: ID,
      title: browser.i18n.getMessage('menuTake'),
      contexts: ['selection'],
    });
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = '' }) => {
    if (menuItemId === ID) void openPage(true, [{ type: 'take', text: selectionText }]);
  });
}
