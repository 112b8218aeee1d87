/** A page that shows any screen in any language, by the product's own components. */
import { loadMessages } from '../../../src/platform/locales.ts';
import { mountApp } from '../../../src/ui/app.tsx';
import { showNotice } from '../../../src/ui/notice.tsx';
import { loadWords } from '../../../src/ui/words.ts';
import { NOTICES, SCREENS } from './screens.ts';

const root = document.querySelector<HTMLElement>('#app');
if (!root) throw new Error('page.html has no #app');

const where = location.hash === '#popup' ? 'popup' : 'page';
document.body.classList.toggle('popup', where === 'popup');
const wordsOf = (chosen: string) => loadWords({ languages: ['en'], loadMessages }, chosen);
const show = mountApp(root, {
  dispatch: () => undefined,
  loadWords: wordsOf,
  where,
  canChooseFiles: true,
  openLinks: () => undefined,
  ownSite: 'https://spontan.example/',
  syncs: true,
  takesApps: true,
});

Object.assign(window, {
  screens: [...Object.keys(SCREENS), ...NOTICES],

  /** @param language a folder of `_locales` */
  async show(name: string, language: string) {
    const notice = NOTICES.find((kind) => kind === name);
    if (notice) return showNotice(root, await wordsOf(language), notice, () => undefined);
    const snapshot = SCREENS[name];
    if (!snapshot) throw new Error(`no screen ${name}`);
    await loadMessages(language);
    show({ ...snapshot, settings: { ...snapshot.settings, language } });
    // Effects follow, and the picture of a QR code is drawn by a part that is loaded at need, as is the scanner.
    await new Promise((resolve) => setTimeout(resolve, /qr|scanner/.test(name) ? 50 : 5));
  },
});
