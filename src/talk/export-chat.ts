import type { ChatLine } from './chat.ts';

interface Labels {
  me: string;
  them: string;
  undelivered: string;
}

/** Under which the file is saved: nothing in it says who talked, or when. */
export const CHAT_FILE = 'spontan-chat.txt';

/** The chat as a text file: `[2026-11-23 18:05:09] Ada: Hello`, times as this machine's clock shows them. */
export function exportChat(lines: readonly ChatLine[], labels: Labels): string {
  const rows = lines.map(({ from, text, at, undelivered }) => {
    const mark = undelivered ? ` (${labels.undelivered})` : '';
    // What a line goes on with is set in, or a line could pretend to be said by somebody else.
    return `[${stamp(at)}] ${labels[from]}${mark}: ${text.replace(/\r\n?|[\n\u2028\u2029\v\f\x85]/g, '\n    ')}`;
  });
  return rows.map((row) => `${row}\n`).join('');
}

function stamp(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  return local.slice(0, 19).replace('T', ' ');
}
