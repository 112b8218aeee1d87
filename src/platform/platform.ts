import type { Messages } from './messages.ts';

/** What the page needs of its surroundings: an extension's or a plain web page's. */
export interface Platform {
  kind: 'extension' | 'site';
  /** The languages that the browser speaks with the person (BCP 47), best first. */
  languages: readonly string[];
  /** The words of one folder of `_locales`. Rejects where they cannot be had; English always can. */
  loadMessages(locale: string): Promise<Messages>;
  /** What was saved last under `key` (lower-case letters and hyphens), or undefined. */
  load(key: string): Promise<unknown>;
  /**
   * Applies `change` to what is stored under `key`, by that key's {@link Reducer}: one after the other,
   * whichever windows they come from. Resolves to what is stored then.
   */
  change(key: string, change: unknown): Promise<unknown>;
  /**
   * Calls `onChange` with what is stored under `key` whenever that changes, from wherever. Absent where
   * only the page that hosts changes anything.
   */
  watch?(key: string, onChange: (value: unknown) => void): void;
  /** Nothing of what happens here may be kept: a private window whose storage would outlive it. */
  isPrivate: boolean;
  /**
   * Whether links of a scheme of our own open here: always, never, or once the person has said yes to the
   * browser, which this function makes it ask. It throws where the browser refuses to ask.
   */
  openLinks: 'always' | 'never' | ((scheme: string) => void);
  /** This page's own address, where it is one that others can open. */
  ownSite?: string;
  /** Of a copy on the web: which version it is, and whether there is a newer one. */
  siteCopy?: SiteCopy | undefined;
  /** False where the browser closes popups that ask for a file. */
  popupsChooseFiles: boolean;
  /** True where what is stored can be kept the same in all browsers of the person's account. */
  syncs: boolean;
  /** Brings this tab to the front. */
  focusPage(): Promise<void>;
  /** Brings the tab that hosts to the front. Absent where a page cannot do that. */
  focusHost?: () => Promise<void>;
  /** Calls `onCommand` for whatever a popup wanted of the page before the two were connected. */
  listenForCommands(onCommand: (message: unknown) => void): void;
  /**
   * Calls `onLink` with the fragment (`#` included) of each link that led to this page, or to another tab
   * of it that passed it on. Absent where links arrive as commands.
   */
  listenForLinks?(onLink: (fragment: string) => void): void;
  /** For a page that does not host: passes such links on, and tells when that has been done. */
  passLinksOn?(onPassed: () => void): void;
  /**
   * Calls `onView` for each popup that opens, until `signal` aborts. A new view must be sent
   * something at once: only then does the popup believe that somebody is there.
   */
  listenForViews(onView: (port: ViewPort) => void, signal: AbortSignal): void;
  /** Calls `onApp` for each other extension that calls, until `signal` aborts. Absent where none can. */
  listenForApps?(onApp: (port: AppPort) => void, signal: AbortSignal): void;
}

/** The line to another extension that has called. */
export interface AppPort extends ViewPort {
  /** The id of that extension. */
  sender: string;
  close(): void;
}

export interface SiteCopy {
  /** From now on, calls `onChange` with what has become known. For the page that hosts. */
  watch(onChange: (news: Partial<CopyView>) => void): void;
  /** Loads the page again in the newer version. Only for whoever has nothing to lose. */
  use(): void;
}

/** Checksums: SHA-256 in hex, over the list of all files and theirs (SHA256SUMS). */
export interface CopyView {
  /** Of the version that runs. */
  checksum?: string | undefined;
  /** Of a newer one that is ready. */
  next?: string;
  /** The browser has all of it. */
  offline?: boolean;
}

/** What is stored after a change; undefined: nothing is to be stored. Both arguments may be anything. */
export type Reducer = (stored: unknown, change: unknown) => unknown;

/** How each stored thing changes, by its key. */
export type Reducers = Readonly<Record<string, Reducer>>;

/** One end of the line between page and popup. */
export interface ViewPort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}
