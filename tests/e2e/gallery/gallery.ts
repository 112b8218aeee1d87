/** A page that shows any screen in any language, by the product's own components. */
import { loadMessages } from '../../../src/platform/locales.ts';
import { mountApp } from '../../../src/ui/app.tsx';
import { loadWords } from '../../../src/ui/words.ts';
import { SCREENS } from './screens.ts';

const root = document.querySelector<HTMLElement>('#app');
if (!root) throw new Error('page.html has no #app');

const where = location.hash === '#popup' ? 'popup' : 'page';
document.body.classList.toggle('popup', where === 'popup');
const show = mountApp(root, {
  dispatch: () => undefined,
  loadWords: (chosen) => loadWords({ languages: ['en'], loadMessages }, chosen),
  where,
  canChooseFiles: true,
  openLinks: () => undefined,
  ownSite: 'https://spontan.example/',
  syncs: true,
});

Object.assign(window, {
  screens: Object.keys(SCREENS),

  /** @param language a folder of `_locales` */
  async show(name: string, language: string) {
    const snapshot = SCREENS[name];
    if (!snapshot) throw new Error(`no screen ${name}`);
    await loadMessages(language);
    show({ ...snapshot, settings: { ...snapshot.settings, language } });
    // Effects follow, and the picture of a QR code is drawn by a part that is loaded at need.
    await new Promise((resolve) => setTimeout(resolve, name.includes('qr') ? 30 : 5));
  },
});
