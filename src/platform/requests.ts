/** The messages between the contexts of the extension, other than those over a view's port. */
export type Request =
  /** To the background, which answers `{ value }`. */
  | { type: 'load'; key: string }
  /** To the background, which applies the change and answers `{ value }`: what is stored then. */
  | { type: 'change'; key: string; change: unknown }
  /** To the background: open the page, or (`active`) bring it to the front, and hand it `commands`. */
  | { type: 'open-page'; active: boolean; commands: unknown[] }
  /**
   * To the background, from a tab that a link opened: as `open-page`, but where no page is open that tab
   * shall become it. Answers `{ elsewhere }`: whether one was open.
   */
  | { type: 'hand-over'; commands: unknown[] }
  /** To the background, which answers `{ commands }`: all that the page was not handed yet. */
  | { type: 'take-commands' }
  /** To the page: there are commands to take. */
  | { type: 'commands-waiting' }
  /** From the page to whoever is there: views can connect now. */
  | { type: 'page-ready' }
  /** To the page that hosts, from one that does not. */
  | { type: 'focus-host' };

/** The name of the ports between popup and page. */
export const VIEW_PORT = 'view';

const KEY = /^[a-z][a-z-]{0,31}$/;

/** Checks the shape of what arrived; undefined if it is none of ours. */
export function readRequest(message: unknown): Request | undefined {
  if (!isRecord(message)) return undefined;
  const { type, key, change, active, commands } = message;
  switch (type) {
    case 'load':
      return isKey(key) ? { type, key } : undefined;
    case 'change':
      return isKey(key) ? { type, key, change } : undefined;
    case 'open-page':
      return typeof active === 'boolean' && Array.isArray(commands)
        ? { type, active, commands }
        : undefined;
    case 'hand-over':
      return Array.isArray(commands) ? { type, commands } : undefined;
    case 'take-commands':
    case 'commands-waiting':
    case 'page-ready':
    case 'focus-host':
      return { type };
    default:
      return undefined;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isKey(key: unknown): key is string {
  return typeof key === 'string' && KEY.test(key);
}
