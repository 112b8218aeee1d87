import browser from 'webextension-polyfill';
import { findPage } from './open-page.ts';

/**
 * An update of the extension closes its pages, and connections with them. A browser that sees somebody
 * listen leaves the moment to the extension: at once where no page is open, else when it starts next.
 */
export function init(): void {
  browser.runtime.onUpdateAvailable.addListener(() => {
    void findPage().then((page) => {
      if (!page) browser.runtime.reload();
    });
  });
}
