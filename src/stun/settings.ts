import { isRecord } from '../platform/requests.ts';
import { changeList, readListChange, type ListChange } from './changes.ts';
import { MAX_LIST_CHARS } from './list.ts';
import { DEFAULT_LIST, migrateList, readStunList, type StunList } from './servers.ts';

/** What the person has chosen about helpers and about what a code reveals. */
export interface Settings extends Options {
  stun: StunList;
}

export interface Options {
  /** Ask no STUN server: only the local network (and public addresses of this machine) can be reached. */
  lanOnly: boolean;
  /** Leave addresses of the local network out of codes. */
  hideLocal: boolean;
  /** Where others reach this person from outside, as typed; empty for what STUN servers say alone. */
  ownAddress: string;
  /** Keep the list of servers the same in all browsers of this person's account. */
  sync: boolean;
  /** Address of a copy of spontan on the web, as typed, for links to it; empty for none. */
  site: string;
  /** What this person calls themselves, as typed; told to whom they connect to. Empty for no name. */
  name: string;
  /** Other extensions may ask to talk over the connections. */
  apps: boolean;
  /** Those that have asked. */
  appList: readonly App[];
  /** The language of all words, a folder of `_locales`; empty for the browser's. */
  language: string;
}

/** Another extension, as the app that it says to be, and what the person has decided. */
export interface App {
  /** Of the extension; the browser vouches for it. */
  id: string;
  app: string;
  allowed: boolean;
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  stun: DEFAULT_LIST,
  lanOnly: false,
  hideLocal: false,
  ownAddress: '',
  sync: false,
  site: '',
  name: '',
  apps: false,
  appList: [],
  language: '',
};

/** Longer addresses do not work in every browser and messenger. */
export const MAX_SITE_CHARS = 2_000;

/** More than an IPv6 address, brackets and a port take, with room for spaces. */
export const MAX_ADDRESS_CHARS = 100;

/** Characters of a name as typed; what is shown of it is shorter (src/talk/name.ts). */
export const MAX_NAME_CHARS = 100;

/** More other extensions than anybody has for this. */
const MAX_APPS = 50;

/** Characters of an extension's id, and of an app's name. */
const MAX_APP_CHARS = 256;

/** More than any language tag has. */
const MAX_LANGUAGE_CHARS = 35;

/** What a person does in the settings: to the list of servers, or to the options that it names. */
export type SettingsChange = ListChange | { type: 'options'; options: Partial<Options> };

/**
 * Reads what was stored, perhaps by another version (one kept the list as text, `stunList`). What is
 * missing or wrong is taken from {@link DEFAULT_SETTINGS}, what is unknown is dropped. Never throws.
 */
export function readSettings(stored: unknown): Settings {
  if (!isRecord(stored)) return DEFAULT_SETTINGS;
  const { stun, stunList } = stored;
  const isText = typeof stunList === 'string' && stunList.length <= MAX_LIST_CHARS;
  return {
    ...DEFAULT_SETTINGS,
    ...readOptions(stored),
    stun: stun === undefined && isText ? migrateList(stunList) : readStunList(stun),
  };
}

/** Checks the shape of a change from elsewhere; undefined if it is none. */
export function readSettingsChange(value: unknown): SettingsChange | undefined {
  if (!isRecord(value)) return undefined;
  if (value.type !== 'options') return readListChange(value);
  return isRecord(value.options)
    ? { type: 'options', options: readOptions(value.options) }
    : undefined;
}

export function changeSettings(settings: Settings, change: SettingsChange): Settings {
  if (change.type === 'options') return { ...settings, ...change.options };
  return { ...settings, stun: changeList(settings.stun, change) };
}

/** Those of the options that are there and right. */
function readOptions({
  lanOnly,
  hideLocal,
  ownAddress,
  sync,
  site,
  name,
  apps,
  appList,
  language,
}: Record<string, unknown>): Partial<Options> {
  return {
    ...(typeof lanOnly === 'boolean' && { lanOnly }),
    ...(typeof hideLocal === 'boolean' && { hideLocal }),
    ...(typeof ownAddress === 'string' && ownAddress.length <= MAX_ADDRESS_CHARS && { ownAddress }),
    ...(typeof sync === 'boolean' && { sync }),
    ...(typeof site === 'string' && site.length <= MAX_SITE_CHARS && { site }),
    ...(typeof name === 'string' && name.length <= MAX_NAME_CHARS && { name }),
    ...(typeof apps === 'boolean' && { apps }),
    ...(Array.isArray(appList) && { appList: appList.flatMap(readApp).slice(-MAX_APPS) }),
    ...(typeof language === 'string' && language.length <= MAX_LANGUAGE_CHARS && { language }),
  };
}

function readApp(value: unknown): App[] {
  if (!isRecord(value)) return [];
  const { id, app, allowed } = value;
  const isFine = (text: unknown): text is string =>
    typeof text === 'string' && text.length <= MAX_APP_CHARS;
  return isFine(id) && isFine(app) && typeof allowed === 'boolean' ? [{ id, app, allowed }] : [];
}
