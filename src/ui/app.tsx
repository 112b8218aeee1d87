import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { UiContext, useUi, type Ui } from './context.ts';
import { STATE_WORDS } from './labels.ts';
import { setLanguage } from './language.ts';
import { Announcer } from './parts/announcer.tsx';
import { ConnectionList } from './parts/connection-list.tsx';
import { DropTarget } from './parts/drop-target.tsx';
import { Header } from './parts/header.tsx';
import { OfflineNote } from './parts/offline-note.tsx';
import { ScanOverlay } from './parts/scan-overlay.tsx';
import { UpdateNote } from './parts/update-note.tsx';
import type { ConnectionView, Snapshot } from './protocol.ts';
import { Connection } from './screens/connection.tsx';
import { Home } from './screens/home.tsx';
import { ServersScreen } from './screens/servers.tsx';
import { SettingsScreen } from './screens/settings.tsx';

/**
 * Shows snapshots in `root`; what the person does goes to `dispatch`.
 * @returns renders a snapshot; to be called for each one.
 */
export function mountApp(
  root: HTMLElement,
  options: Omit<Ui, 'snapshot'>,
): (snapshot: Snapshot) => void {
  setLanguage(options.words.language);
  document.documentElement.dataset.where = options.where;
  return (snapshot) =>
    render(
      <UiContext.Provider value={{ ...options, snapshot }}>
        <App />
      </UiContext.Provider>,
      root,
    );
}

function App() {
  const { snapshot, words, where } = useUi();
  const shown = shownConnection(snapshot);
  const { name } = snapshot.screen;
  const screen = name !== 'connection' ? name : shown ? name : 'home';

  useLayoutEffect(() => {
    if (where === 'page') document.title = titleOf(shown, words);
  });
  useFocusOnTitle(`${screen} ${shown?.id} ${shown?.state}`);

  return (
    <div class="app" data-screen={screen} data-empty={snapshot.connections.length === 0}>
      <Header />
      <div class="columns">
        <main>
          <OfflineNote />
          <UpdateNote />
          {screen === 'settings' && <SettingsScreen />}
          {screen === 'servers' && <ServersScreen />}
          {screen === 'home' && <Home />}
          {shown && <Connection key={shown.id} connection={shown} />}
        </main>
        <ConnectionList />
      </div>
      <Announcer />
      <DropTarget />
      <ScanOverlay />
    </div>
  );
}

function shownConnection({ screen, connections }: Snapshot): ConnectionView | undefined {
  if (screen.name !== 'connection') return undefined;
  return connections.find(({ id }) => id === screen.id);
}

function titleOf(shown: ConnectionView | undefined, words: Ui['words']): string {
  const name = words('extensionName');
  if (!shown) return name;
  const state = words('announceState', String(shown.number), words(STATE_WORDS[shown.state]));
  return `${state} – ${name}`;
}

/** Where the focused element went away with the old `screen`, the keyboard goes on at the title. */
function useFocusOnTitle(screen: string): void {
  const before = useRef(screen);
  useLayoutEffect(() => {
    if (before.current === screen) return;
    before.current = screen;
    if (document.activeElement && document.activeElement !== document.body) return;
    document.getElementById('title')?.focus({ preventScroll: true });
  }, [screen]);
}
