/** May be stopped and started again at any time: listeners are registered at once, nothing is kept. */
import { init as initCommandBox } from './command-box.ts';
import { init as initMenu } from './menu.ts';
import { init as initOmnibox } from './omnibox.ts';
import { init as initOpenPage } from './open-page.ts';
import { REDUCERS } from '../ui/reducers.ts';
import { init as initListSync, shareList } from './list-sync.ts';
import { init as initStore } from './store.ts';
import { init as initUpdates } from './updates.ts';

initCommandBox();
initStore(REDUCERS, shareList);
initListSync();
initOpenPage();
initMenu();
initOmnibox();
initUpdates();
