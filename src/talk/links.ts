/** A piece of a line: text, or a link as it was written. */
export type Piece = string | Link;

export interface Link {
  link: string;
  /** Where it really leads, where the link does not look like it: its host as computers write it. */
  host?: string;
}

/**
 * Schemes that are links to most people, and names that begin as those of the web do. Whatever turns the
 * direction of writing ends a link: it could show it in another order (UTS 39 §3).
 */
const LINK =
  /(?:(?:https?|ftp|wss?|ext\+spontan|web\+spontan|ipfs|gemini):\/\/|(?:mailto|magnet|tel|sip|xmpp|geo):|www\.)[^\s<>"\p{Bidi_Control}\p{Cc}]+/giu;

/** Something stands after the scheme. */
const COMPLETE = /^(?:[^:/]+:(?:\/\/[^/]|[^/])|www\.[^.])/iu;

/** At the end, these belong to the sentence. */
const AFTER = /[.,;:!?'’”»…，。、！？；：]+$/u;

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Longer ones are only text: nobody reads them. */
const MAX_LINK = 2000;

/** Finds the links in a line. The pieces together are the line. */
export function splitLinks(line: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: found, index } of line.matchAll(LINK)) {
    const link = withoutEnd(found);
    // In the middle of a word it is none.
    if (/[\p{L}\p{N}]$/u.test(line.slice(Math.max(0, index - 2), index)) || !COMPLETE.test(link))
      continue;
    if (link.length > MAX_LINK) continue;
    if (index > end) pieces.push(line.slice(end, index));
    const host = hiddenHost(link);
    pieces.push(host === undefined ? { link } : { link, host });
    end = index + link.length;
  }
  if (end < line.length) pieces.push(line.slice(end));
  return pieces;
}

/** Without punctuation of the sentence, and without a bracket that was opened before the link. */
function withoutEnd(found: string): string {
  for (let link = found; ;) {
    const shorter = link.replace(AFTER, '');
    const last = shorter.at(-1) ?? '';
    const opening = OPENING[last];
    const isOpen = opening !== undefined && count(shorter, opening) < count(shorter, last);
    const next = isOpen ? shorter.slice(0, -1) : shorter;
    if (next === link) return link;
    link = next;
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/**
 * Letters of other alphabets look like Latin ones, and what stands before an @ looks like a host: then the
 * host is named in ASCII (RFC 5891 §4.4, RFC 3986 §7.6).
 */
function hiddenHost(link: string): string | undefined {
  const [, authority = ''] = /^(?:[a-z+]+:\/\/)?([^/?#\\]*)/i.exec(link) ?? [];
  if (/^[a-z]+:(?!\/\/)/i.test(link) || /^[\w.:[\]-]*$/.test(authority)) return undefined;
  try {
    // As a host of the web: only those are written in ASCII by URL.
    return new URL(`https://${authority}`).hostname;
  } catch {
    return undefined;
  }
}
