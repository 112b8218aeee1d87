import { extension } from '../platform/extension.ts';
import { openPage } from '../platform/page-link.ts';
import { mountApp } from '../ui/app.tsx';
import { showNotice } from '../ui/notice.tsx';
import { loadChosenWords, loadWords } from '../ui/words.ts';
import { RemoteHost } from './remote-host.ts';

const root = document.querySelector<HTMLElement>('#app');
if (!root) throw new Error('popup.html has no #app');

const host = new RemoteHost(extension, {
  snapshot: mountApp(root, {
    dispatch: (command) => host.dispatch(command),
    loadWords: (chosen) => loadWords(extension, chosen),
    where: 'popup',
    canChooseFiles: extension.popupsChooseFiles,
    openLinks: extension.openLinks,
    syncs: extension.syncs,
    takesApps: true,
  }),
  async trouble() {
    showNotice(root, await loadChosenWords(extension), 'no-page', () => void openPage(true));
  },
});
void host.start();
