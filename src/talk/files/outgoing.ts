import type { Link } from '../../connection/link.ts';
import { toBase64url } from '../../signal/base64url.ts';
import { BLOCK, BUFFER, CHUNK, FILES_CHANNEL, LIST_PART, WINDOW } from './constants.ts';
import { BlockHashes, sha256 } from './hash.ts';
import {
  readMessage,
  TransferProtocolError,
  writeMessage,
  type Entry,
  type FileMessage,
} from './protocol.ts';
import { release } from './release.ts';
import { Transfer } from './transfer.ts';

/** A file that is offered. */
export interface Offered {
  /** Folders and name, with `/` between them. */
  path: string;
  file: File;
}

/** A set of files on its way to the other side. */
export class Outgoing extends Transfer {
  /** For the other side, to tell it from others after a break: 128 random bits. */
  readonly #id = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  readonly #entries: Entry[];
  /** All files as one; nothing of it is in memory. */
  readonly #content: Blob;
  readonly #hashes = new BlockHashes();
  /** The other side has the list. */
  #isListed = false;
  #confirmed = 0;

  constructor(
    id: string,
    name: string,
    files: readonly Offered[],
    onChange: (isProgress: boolean) => void,
  ) {
    const names = files.map(({ path }) => path);
    const content = new Blob(files.map(({ file }) => file));
    super({ id, from: 'me', name, files: files.length, bytes: content.size, names }, onChange);
    this.#content = content;
    this.#entries = files.map(({ path, file: { size, lastModified } }) => ({
      path,
      bytes: size,
      modified: lastModified,
    }));
  }

  /** Offers it over a new connection, or goes on there. */
  start(link: Link): void {
    const channel = link.openChannel(FILES_CHANNEL);
    const signal = this.use(channel);
    if (this.view.state === 'broken') this.change({ state: 'offered' });
    channel.bufferedAmountLowThreshold = BUFFER / 2;
    channel.addEventListener('bufferedamountlow', this.waiter.look, { signal });
    const hear = ({ data }: MessageEvent<unknown>) => this.#hear(channel, data, signal);
    channel.addEventListener('message', hear, { signal });
    const begin = () => void this.#whole(this.#offer(channel, signal), signal);
    if (channel.readyState === 'open') begin();
    else channel.addEventListener('open', begin, { once: true, signal });
  }

  async #offer(channel: RTCDataChannel, signal: AbortSignal): Promise<void> {
    const { name, files, bytes } = this.view;
    const again = this.#isListed;
    this.send({ type: 'offer', id: this.#id, name, files, bytes, again });
    this.greet();
    if (again) return;
    let part: Entry[] = [];
    let length = 0;
    for (const entry of this.#entries) {
      part.push(entry);
      length += entry.path.length;
      if (length < LIST_PART / 2 && part.length < LIST_PART / 64) continue;
      await this.#room(channel, signal);
      this.send({ type: 'list', entries: part });
      part = [];
      length = 0;
    }
    if (part.length > 0) this.send({ type: 'list', entries: part });
  }

  #hear(channel: RTCDataChannel, data: unknown, signal: AbortSignal): void {
    try {
      if (typeof data !== 'string') throw new TransferProtocolError('bytes from the receiver');
      const message = readMessage(data);
      if (message) this.#receive(message, channel, signal);
    } catch (error) {
      if (!(error instanceof TransferProtocolError)) throw error;
      this.end('damaged', 'them');
    }
  }

  #receive(message: FileMessage, channel: RTCDataChannel, signal: AbortSignal): void {
    const { bytes, done, state } = this.view;
    switch (message.type) {
      case 'pause':
      case 'cancel':
        return this.receiveEither(message);
      case 'listed':
        this.#isListed = true;
        return;
      case 'accept':
        if (state !== 'offered' || !isBoundary(message.from, bytes)) break;
        this.#confirmed = message.from;
        this.run();
        this.progress(message.from);
        return void this.#whole(this.#sendFrom(message.from, channel, signal), signal);
      case 'got':
        if (message.bytes < done || message.bytes > bytes) break;
        this.#confirmed = message.bytes;
        this.waiter.look();
        return this.progress(message.bytes);
      case 'done':
        if (this.#confirmed !== bytes) break;
        this.change({ state: 'done', done: bytes, rate: undefined });
        return this.close();
      default:
    }
    throw new TransferProtocolError(`${message.type} at the wrong time`);
  }

  async #sendFrom(from: number, channel: RTCDataChannel, signal: AbortSignal): Promise<void> {
    const { bytes } = this.view;
    // The next block is read and hashed while this one is on its way.
    let next = this.#read(from);
    for (let at = from; at < bytes; at += BLOCK) {
      const block = await next;
      next = this.#read(at + BLOCK);
      next.catch(() => undefined); // told when it is its turn
      this.#hashes.set(at / BLOCK, block.hash);
      await this.waiter.until(() => !this.isPaused && at - this.#confirmed < WINDOW, signal);
      for (let offset = 0; offset < block.bytes.length; offset += CHUNK) {
        await this.#room(channel, signal);
        channel.send(block.bytes.subarray(offset, offset + CHUNK));
      }
      release(block.bytes.buffer);
      channel.send(writeMessage({ type: 'block', hash: toBase64url(block.hash) }));
    }
    channel.send(writeMessage({ type: 'end', hash: await this.#hashes.root() }));
    this.change({ state: 'checking' });
  }

  async #read(at: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; hash: Uint8Array }> {
    const bytes = new Uint8Array(await this.#content.slice(at, at + BLOCK).arrayBuffer());
    return { bytes, hash: await sha256(bytes) };
  }

  /** Waits until the browser can take more. */
  async #room(channel: RTCDataChannel, signal: AbortSignal): Promise<void> {
    if (channel.bufferedAmount < BUFFER) return signal.throwIfAborted();
    await this.waiter.until(() => channel.bufferedAmount < BUFFER, signal);
  }

  /** What goes wrong by itself is the file: it cannot be read any more. */
  async #whole(sending: Promise<void>, signal: AbortSignal): Promise<void> {
    try {
      await sending;
    } catch {
      if (!signal.aborted) this.end('unreadable', 'me');
    }
  }
}

/** Whether a block begins there, or everything ends. */
function isBoundary(at: number, bytes: number): boolean {
  return at === bytes || (at < bytes && at % BLOCK === 0);
}
