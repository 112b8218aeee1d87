import type { Link } from '../connection/link.ts';
import { MAX_CHAT_TEXT, readMessage, writeMessage } from './protocol.ts';

export interface ChatLine {
  id: number;
  from: 'me' | 'them';
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Own lines: the other side has confirmed it. */
  delivered?: boolean;
}

/** Lines that are kept; a peer who floods us must not fill the memory. */
const MAX_LINES = 2000;

/** The chat of one connection. With a plain peer each text is a line, and nothing is confirmed. */
export class Chat {
  lines: readonly ChatLine[] = [];

  readonly #onChange: () => void;
  #link?: Link;
  #nextId = 1;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  start(link: Link): void {
    this.#link = link;
  }

  say(text: string): void {
    const line = text.trim().slice(0, MAX_CHAT_TEXT);
    if (!line || !this.#link) return;
    const id = this.#add('me', line);
    this.#link.send(this.#link.plain ? line : writeMessage({ type: 'chat', id, text: line }));
  }

  receive(text: string): void {
    if (this.#link?.plain) {
      this.#add('them', text.slice(0, MAX_CHAT_TEXT));
      return;
    }
    const message = readMessage(text);
    if (message?.type === 'chat') {
      this.#add('them', message.text);
      this.#link?.send(writeMessage({ type: 'seen', id: message.id }));
    }
    if (message?.type === 'seen') this.#markDelivered(message.id);
  }

  #add(from: ChatLine['from'], text: string): number {
    const id = this.#nextId++;
    this.lines = [...this.lines, { id, from, text, at: Date.now() }].slice(-MAX_LINES);
    this.#onChange();
    return id;
  }

  #markDelivered(id: number): void {
    this.lines = this.lines.map((line) =>
      line.id === id && line.from === 'me' ? { ...line, delivered: true } : line,
    );
    this.#onChange();
  }
}
