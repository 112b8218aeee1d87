import { MAX_TEXT } from '../../signal/limits.ts';

/** Of links that the extension opens. Browsers let a program claim only schemes that begin with `web+`. */
export const LINK_SCHEME = 'web+spontan';

/** A link that opens in the extension of whoever has it. */
export function appLink(code: string): string {
  return `${LINK_SCHEME}:${code}`;
}

/**
 * A link to a copy of spontan on the web; `site` as {@link readSite} returns it. The code is behind `#`,
 * in the fragment, which no browser sends to a server (RFC 9110 §7.1).
 */
export function siteLink(site: string, code: string): string {
  return `${site}#${code}`;
}

/**
 * The address of a copy of spontan, as a person typed it. Undefined where it is none, or where others
 * could change the page on its way: it has to be https, or on this machine.
 */
export function readSite(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  try {
    const url = new URL(trimmed.includes('://') ? trimmed : `https://${trimmed}`);
    const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url.hostname));
    if (!isSafe || url.username !== '' || url.password !== '') return undefined;
    url.hash = '';
    return url.href;
  } catch {
    return undefined;
  }
}

function isLocal(host: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

/**
 * What a link brought in the fragment of the page's address, `#` included; undefined if nothing. It is
 * anybody's text: no more than bounded, and to be read as everything that is pasted.
 */
export function textOfFragment(fragment: string): string | undefined {
  const text = fragment.slice(1, MAX_TEXT + 2);
  if (text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
