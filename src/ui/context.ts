import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Platform } from '../platform/platform.ts';
import type { PageActions } from './page-actions.ts';
import type { Command, Snapshot } from './protocol.ts';
import type { Words } from './words.ts';

/** What every component may use. */
export interface Ui {
  snapshot: Snapshot;
  dispatch: (command: Command) => void;
  words: Words;
  where: 'page' | 'popup';
  /** In the page alone. */
  page?: PageActions | undefined;
  /** As in Platform. */
  syncs: boolean;
  /** False where the browser closes this view as soon as it asks for a file. */
  canChooseFiles: boolean;
  /** Other extensions can call. */
  takesApps: boolean;
  openLinks: Platform['openLinks'];
  /** The address of this copy on the web, for links to it. */
  ownSite?: string | undefined;
}

export const UiContext = createContext<Ui | undefined>(undefined);

export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error('useUi is for components inside mountApp only');
  return ui;
}
