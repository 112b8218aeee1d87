import { textOfFragment } from '../carriers/link/link.ts';
import { becomeHost } from '../platform/host-lock.ts';
import type { Platform, ViewPort } from '../platform/platform.ts';
import { mountApp } from '../ui/app.tsx';
import { Host } from '../ui/host.ts';
import { showNotice, type NoticeKind } from '../ui/notice.tsx';
import { loadChosenWords, loadWords, type Words } from '../ui/words.ts';
import { askBeforeClosing } from './closing.ts';
import { readCommand } from './read-command.ts';

/** Runs the page: it hosts the connections and serves all views, its own and the popups'. */
export async function startPage(platform: Platform): Promise<void> {
  const root = document.querySelector<HTMLElement>('#app');
  if (!root) throw new Error('page.html has no #app');
  let words: Promise<Words> | undefined;
  const notify = async (kind: NoticeKind, onAction?: () => void) => {
    words ??= loadChosenWords(platform);
    showNotice(root, await words, kind, onAction);
  };
  // Inside another page, that one could lead clicks here to where the person did not mean them.
  if (window.top !== window.self) {
    return notify('framed', () => void open(location.href));
  }
  const { focusHost, openLinks, ownSite, syncs } = platform;
  await becomeHost(() => {
    void notify('other-tab', focusHost);
    platform.passLinksOn?.(() => void notify('passed-on', focusHost));
  });

  const host = new Host(platform);
  // Before anything is shown: what was chosen, such as to ask no STUN server, holds from the start.
  await host.start();
  const dispatch = host.dispatch.bind(host);
  const where = 'page';
  host.subscribe(
    mountApp(root, {
      dispatch,
      loadWords: (chosen) => loadWords(platform, chosen),
      where,
      page: host.actions,
      canChooseFiles: true,
      takesApps: platform.listenForApps !== undefined,
      openLinks,
      ownSite,
      syncs,
    }),
  );
  host.subscribe(askBeforeClosing);
  platform.listenForCommands((message) => obey(host, message));
  platform.listenForLinks?.((fragment) => {
    const text = textOfFragment(fragment);
    if (text !== undefined) dispatch({ type: 'take', text });
  });
  platform.listenForViews((port) => serve(host, port), new AbortController().signal);
}

function serve(host: Host, port: ViewPort): void {
  const stop = host.subscribe((snapshot) => port.post({ type: 'snapshot', snapshot }));
  port.onClose(stop);
  port.onMessage((message) => obey(host, message));
}

function obey(host: Host, message: unknown): void {
  const command = readCommand(message);
  if (command) host.dispatch(command);
}
