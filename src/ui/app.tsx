import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { UiContext, useUi, type Ui } from './context.ts';
import { STATE_WORDS, sending } from './labels.ts';
import { setLanguage } from './language.ts';
import { AppQuestion } from './parts/app-question.tsx';
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
import type { Words } from './words.ts';

interface Options extends Omit<Ui, 'snapshot' | 'words'> {
  /** Loads the words of the language that was chosen; empty: the browser's. */
  loadWords: (chosen: string) => Promise<Words>;
}

/**
 * Shows snapshots in `root`; what the person does goes to `dispatch`.
 * @returns renders a snapshot; to be called for each one.
 */
export function mountApp(
  root: HTMLElement,
  { loadWords, ...options }: Options,
): (snapshot: Snapshot) => void {
  document.documentElement.dataset.where = options.where;
  const loading = new Map<string, Promise<Words>>();
  const wordsOf = (chosen: string) => {
    const known = loading.get(chosen) ?? loadWords(chosen);
    loading.set(chosen, known);
    return known;
  };
  let latest: Snapshot | undefined;
  let words: Words | undefined;
  let chosen: string | undefined;
  const show = () => {
    if (!latest || !words) return;
    render(
      <UiContext.Provider value={{ ...options, words, snapshot: latest }}>
        <App />
      </UiContext.Provider>,
      root,
    );
  };

  void wordsOf(''); // those that most people want, while the first snapshot is on its way
  return (snapshot) => {
    latest = snapshot;
    const { language } = snapshot.settings;
    if (language === chosen) return show();
    chosen = language;
    void wordsOf(language).then((loaded) => {
      if (language !== chosen) return;
      words = loaded;
      setLanguage(words.language);
      show();
    });
  };
}

function App() {
  const { snapshot, words, where } = useUi();
  const shown = shownConnection(snapshot);
  const { name } = snapshot.screen;
  const screen = name !== 'connection' ? name : shown ? name : 'home';

  useLayoutEffect(() => {
    if (where === 'page') document.title = callSigns(snapshot) + titleOf(shown, words);
  });
  useFocusOnTitle(`${screen} ${shown?.id} ${shown?.state}`);

  return (
    <div class="app" data-screen={screen} data-empty={snapshot.connections.length === 0}>
      <Header />
      <div class="columns">
        <main>
          <OfflineNote />
          <UpdateNote />
          <AppQuestion />
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

const SIGNS = { microphone: '🎤', camera: '🎥', screen: '🖥️' };

/** What is on, or that somebody calls, in any connection: to be seen on the tab. */
function callSigns({ connections }: Snapshot): string {
  const on = new Set(connections.flatMap(sending));
  const rings = connections.some(({ call }) => call?.state === 'incoming');
  const signs = [...on].map((source) => SIGNS[source]).join('') + (rings ? '📞' : '');
  return signs && `${signs} `;
}

function titleOf(shown: ConnectionView | undefined, words: Words): string {
  const name = words('extensionName');
  if (!shown) return name;
  const state = words('announceState', shown.number, words(STATE_WORDS[shown.state]));
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
