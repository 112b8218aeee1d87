/** The messages between the contexts of the extension, other than those over a view's port. */
export type Request =
  /** To the background, which answers `{ value }`. */
  | { type: 'load'; key: string }
  /** To the background, which answers once the value is stored. */
  | { type: 'save'; key: string; value: unknown }
  /** To the background: open the page, or (`active`) bring it to the front. */
  | { type: 'open-page'; active: boolean }
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
  const { type, key, value, active } = message;
  switch (type) {
    case 'load':
      return isKey(key) ? { type, key } : undefined;
    case 'save':
      return isKey(key) ? { type, key, value } : undefined;
    case 'open-page':
      return typeof active === 'boolean' ? { type, active } : undefined;
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
