import type { Link } from '../../connection/link.ts';
import {
  fromPayload,
  labelOf,
  MAX_APP_MESSAGE,
  toPayload,
  type AppData,
  type AppEvent,
  type AppRequest,
} from './app-protocol.ts';

/** Somebody at the other end of a connection whose spontan knows channels of apps. */
export interface Partner {
  /** Of the connection. */
  id: string;
  number: number;
  link: Link;
}

interface Options {
  app: string;
  post: (event: AppEvent) => void;
  partners: () => readonly Partner[];
}

/** Channels that an extension may have open at once. */
const MAX_OPEN = 16;

/** Bytes that wait to be sent: from here on the extension should wait, up to there it need not. */
const FULL = 1024 * 1024;
const DRAINED = 256 * 1024;

/** Who does not wait loses the channel. */
const OVERFULL = 8 * FULL;

/** Characters or bytes that the extension has not said to have got: a channel cannot be told to wait. */
const MAX_UNREAD = 16 * 1024 * 1024;

interface Open {
  channel: RTCDataChannel;
  /** Sizes of messages that the extension was given and has not got yet, oldest first. */
  unread: number[];
  full: boolean;
}

/** One extension that the person has allowed, with its channels over all connections. */
export class AppSession {
  readonly #options: Options;
  readonly #open = new Map<number, Open>();
  #last = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  get app(): string {
    return this.#options.app;
  }

  /** @returns false where an extension that keeps to the rules would not have said that */
  receive(request: AppRequest): boolean {
    if (request.type === 'hello') return false;
    if (request.type === 'open') return this.#connect(request);
    const open = this.#open.get(request.channel);
    // It may have closed a moment ago.
    if (!open) return request.channel <= this.#last;
    if (request.type === 'close') open.channel.close();
    if (request.type === 'got') open.unread.shift();
    return request.type !== 'send' || this.#send(request.channel, open, request.data);
  }

  /** Tells which connections there are. */
  tell(): void {
    const connections = this.#options.partners().map(({ id, number }) => ({ id, number }));
    this.#options.post({ type: 'connections', connections });
  }

  /** Takes a channel that the same app at the other end has opened. @returns whether it does */
  join(channel: RTCDataChannel, connection: string, name: string): boolean {
    if (this.#open.size >= MAX_OPEN) return false;
    this.#use(channel, connection, name);
    return true;
  }

  end(): void {
    for (const { channel } of this.#open.values()) channel.close();
  }

  #connect({ connection, name, ref }: AppRequest & { type: 'open' }): boolean {
    const partner = this.#options.partners().find(({ id }) => id === connection);
    if (!partner || this.#open.size >= MAX_OPEN) {
      this.#options.post({ type: 'refused', ref });
      return true;
    }
    const channel = partner.link.openChannel(labelOf(this.app, name));
    this.#use(channel, connection, name, ref);
    return true;
  }

  #use(channel: RTCDataChannel, connection: string, name: string, ref?: number): void {
    const { post } = this.#options;
    const number = ++this.#last;
    const open: Open = { channel, unread: [], full: false };
    this.#open.set(number, open);
    channel.binaryType = 'arraybuffer';
    channel.bufferedAmountLowThreshold = DRAINED;
    channel.addEventListener('bufferedamountlow', () => {
      if (open.full) post({ type: 'drained', channel: number });
      open.full = false;
    });
    channel.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
      const size = typeof data === 'string' ? data.length : data.byteLength;
      open.unread.push(size);
      const unread = open.unread.reduce((sum, each) => sum + each, 0);
      if (size > MAX_APP_MESSAGE || unread > MAX_UNREAD) return channel.close();
      post({ type: 'message', channel: number, data: fromPayload(data) });
    });
    channel.addEventListener('close', () => {
      this.#open.delete(number);
      post({ type: 'closed', channel: number });
    });
    const opened = () => post({ type: 'opened', channel: number, connection, name, ref });
    if (channel.readyState === 'open') opened();
    else channel.addEventListener('open', opened, { once: true });
  }

  #send(number: number, open: Open, data: AppData): boolean {
    const payload = toPayload(data);
    if (payload === undefined) return false;
    const { channel } = open;
    if (channel.readyState !== 'open') return true;
    if (typeof payload === 'string') channel.send(payload);
    else channel.send(payload);
    if (channel.bufferedAmount > OVERFULL) channel.close();
    if (channel.bufferedAmount <= FULL || open.full) return true;
    open.full = true;
    this.#options.post({ type: 'full', channel: number });
    return true;
  }
}
