import browser from 'webextension-polyfill';
import type { Messages } from './messages.ts';
import type { Platform, ViewPort } from './platform.ts';
import { registerLinks } from './fragment.ts';
import { isRecord, readRequest, VIEW_PORT, type Request } from './requests.ts';

export const isFirefox = browser.runtime.getURL('').startsWith('moz-extension:');
const isAndroid = navigator.userAgent.includes('Android');

/** The page that links open; also in the manifest. */
const LINK_PAGE = 'link.html';

/** spontan as an extension: the background stores, popups are views. */
export const extension: Platform = {
  kind: 'extension',
  languages: [browser.i18n.getUILanguage()],

  async loadMessages(locale) {
    const url = browser.runtime.getURL(`_locales/${locale}/messages.json`);
    return (await fetch(url)).json() as Promise<Messages>;
  },

  async load(key) {
    const answer = await request({ type: 'load', key });
    return isRecord(answer) ? answer.value : undefined;
  },

  async change(key, change) {
    const answer = await request({ type: 'change', key, change });
    if (!isRecord(answer)) throw new Error('the background did not store it');
    return answer.value;
  },

  watch(key, onChange) {
    browser.storage.local.onChanged.addListener((changes) => {
      const change = changes[key];
      if (change) onChange(change.newValue);
    });
  },

  // Firefox reads the manifest's protocol_handlers, but not on Android; Chromium does not know them.
  openLinks: isFirefox
    ? isAndroid
      ? 'never'
      : 'always'
    : (scheme) => registerLinks(scheme, browser.runtime.getURL(LINK_PAGE)),
  // https://bugzilla.mozilla.org/show_bug.cgi?id=1292701
  popupsChooseFiles: !isFirefox,

  isPrivate: browser.extension.inIncognitoContext === true,
  syncs: true,

  async focusPage() {
    const tab = await browser.tabs.getCurrent();
    await browser.tabs.update(tab.id, { active: true });
    // Firefox for Android has no windows.
    if (tab.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true });
  },

  async focusHost() {
    await request({ type: 'focus-host' });
  },

  listenForCommands(onCommand) {
    const take = async () => {
      const answer = await request({ type: 'take-commands' });
      if (isRecord(answer) && Array.isArray(answer.commands)) answer.commands.forEach(onCommand);
    };
    onRequest(({ type }) => (type === 'commands-waiting' ? take() : undefined));
    void take();
  },

  listenForViews(onView, signal) {
    const connect = (port: browser.Runtime.Port) => {
      if (port.name === VIEW_PORT && isOurs(port.sender)) onView(toViewPort(port));
    };
    browser.runtime.onConnect.addListener(connect);
    const stopAnswering = onRequest((request) =>
      request.type === 'focus-host' ? extension.focusPage() : undefined,
    );
    signal.addEventListener('abort', () => {
      browser.runtime.onConnect.removeListener(connect);
      stopAnswering();
    });
    request({ type: 'page-ready' }).catch(() => undefined); // nobody may be waiting for it
  },

  listenForApps(onApp, signal) {
    // In the page, which has the connections: the background may be stopped. Without a listener, callers
    // hear the same as if spontan was not there.
    const connect = (port: browser.Runtime.Port) => {
      const { id } = port.sender ?? {};
      if (id === undefined) return port.disconnect();
      onApp({ ...toViewPort(port), sender: id, close: () => port.disconnect() });
    };
    browser.runtime.onConnectExternal.addListener(connect);
    signal.addEventListener('abort', () =>
      browser.runtime.onConnectExternal.removeListener(connect),
    );
  },
};

/** Sends to the other contexts of the extension; resolves with the answer of the one it concerns. */
export function request(message: Request): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/**
 * Hears the requests of the other contexts. `handle` returns a promise of the answer where the
 * request concerns it. Returns how to stop.
 */
export function onRequest(handle: (request: Request) => Promise<unknown> | undefined): () => void {
  const listener = (message: unknown, sender: browser.Runtime.MessageSender) => {
    const request = isOurs(sender) ? readRequest(message) : undefined;
    return request && handle(request);
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/** True for the extension's own contexts, which are all that we talk to. */
function isOurs(sender: browser.Runtime.MessageSender | undefined): boolean {
  return sender?.id === browser.runtime.id;
}

export function toViewPort(port: browser.Runtime.Port): ViewPort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener(listener),
    onClose: (listener) => port.onDisconnect.addListener(listener),
  };
}
