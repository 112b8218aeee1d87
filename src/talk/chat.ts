import type { Link } from '../connection/link.ts';
import { MAX_CHAT_TEXT, writeMessage, type ChatMessage } from './protocol.ts';

export interface ChatLine {
  id: number;
  from: 'me' | 'them';
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Own lines: the other side has confirmed it. */
  delivered?: boolean;
  /** Own lines: the connection broke before it was confirmed. */
  undelivered?: boolean;
}

/** Lines that are kept; a peer who floods us must not fill the memory. */
const MAX_LINES = 2000;

/** Characters in all of them: a thousand pages of a book. */
const MAX_CHARACTERS = 2_000_000;

/**
 * The chat of one session, over one link after the other. With a plain peer each text is a line, and
 * nothing is confirmed.
 */
export class Chat {
  lines: readonly ChatLine[] = [];

  readonly #onChange: () => void;
  #link?: Link;
  #nextId = 1;
  /** Their line that came last. Lines come in order, so one sent again is a number not above it. */
  #lastHeard = 0;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** @param sameSide whether the link leads to the same side as the one before */
  start(link: Link, sameSide: boolean): void {
    this.#link = link;
    if (!sameSide) this.#lastHeard = 0;
    // What was meant for one person is nobody else's.
    else if (!link.plain) this.#sendAgain();
  }

  /** The link is gone. */
  stop(): void {
    const confirms = this.#link?.plain === false;
    this.#link = undefined;
    if (!confirms) return;
    this.#change((line) =>
      line.from === 'me' && !line.delivered ? { ...line, undelivered: true } : line,
    );
  }

  say(text: string): void {
    const line = text.trim().slice(0, MAX_CHAT_TEXT);
    if (!line || !this.#link) return;
    const id = this.#add('me', line);
    this.#link.send(this.#link.plain ? line : writeMessage({ type: 'chat', id, text: line }));
  }

  #sendAgain(): void {
    for (const { id, text, undelivered } of this.lines) {
      if (undelivered) this.#link?.send(writeMessage({ type: 'chat', id, text }));
    }
    this.#change((line) => ({ ...line, undelivered: undefined }));
  }

  receive(message: ChatMessage): void {
    if (message.type === 'seen') return this.#markDelivered(message.id);
    if (message.id > this.#lastHeard) {
      this.#lastHeard = message.id;
      this.#add('them', message.text);
    }
    this.#link?.send(writeMessage({ type: 'seen', id: message.id }));
  }

  /** A text of a plain peer. */
  receivePlain(text: string): void {
    this.#add('them', text.slice(0, MAX_CHAT_TEXT));
  }

  #add(from: ChatLine['from'], text: string): number {
    const id = this.#nextId++;
    this.lines = latest([...this.lines, { id, from, text, at: Date.now() }]);
    this.#onChange();
    return id;
  }

  #markDelivered(id: number): void {
    this.#change((line) =>
      line.id === id && line.from === 'me' ? { ...line, delivered: true } : line,
    );
  }

  #change(change: (line: ChatLine) => ChatLine): void {
    this.lines = this.lines.map(change);
    this.#onChange();
  }
}

/** Those that are kept. */
function latest(lines: readonly ChatLine[]): readonly ChatLine[] {
  let first = lines.length;
  let characters = 0;
  while (first > 0 && lines.length - first < MAX_LINES) {
    characters += lines[first - 1]?.text.length ?? 0;
    if (characters > MAX_CHARACTERS) break;
    first--;
  }
  return first === 0 ? lines : lines.slice(first);
}
