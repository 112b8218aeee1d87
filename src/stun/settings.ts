import { BUNDLED_STUN_LIST } from './bundled.ts';
import { MAX_LIST_CHARS } from './list.ts';

/** What the person has chosen about helpers and about what a code reveals. */
export interface Settings {
  /** The STUN list as text, one server a line; read by `parseStunList`. */
  stunList: string;
  /** Ask no STUN server: only the local network (and public addresses of this machine) can be reached. */
  lanOnly: boolean;
  /** Leave addresses of the local network out of codes. */
  hideLocal: boolean;
  /** Address of a copy of spontan on the web, as typed, for links to it; empty for none. */
  site: string;
}

export const DEFAULT_SETTINGS: Readonly<Settings> = {
  stunList: BUNDLED_STUN_LIST,
  lanOnly: false,
  hideLocal: false,
  site: '',
};

/** Longer addresses do not work in every browser and messenger. */
export const MAX_SITE_CHARS = 2_000;

/**
 * Reads what was stored, perhaps by another version. What is missing or wrong is taken from
 * {@link DEFAULT_SETTINGS}, what is unknown is dropped. Never throws.
 */
export function readSettings(stored: unknown): Settings {
  const { stunList, lanOnly, hideLocal, site } = isRecord(stored) ? stored : {};
  return {
    stunList:
      typeof stunList === 'string' && stunList.length <= MAX_LIST_CHARS
        ? stunList
        : DEFAULT_SETTINGS.stunList,
    lanOnly: typeof lanOnly === 'boolean' ? lanOnly : DEFAULT_SETTINGS.lanOnly,
    hideLocal: typeof hideLocal === 'boolean' ? hideLocal : DEFAULT_SETTINGS.hideLocal,
    site: typeof site === 'string' && site.length <= MAX_SITE_CHARS ? site : DEFAULT_SETTINGS.site,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
