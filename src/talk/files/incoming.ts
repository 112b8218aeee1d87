import { BLOCK, CHUNK, WINDOW } from './constants.ts';
import { BlockHashes, isHash, sha256 } from './hash.ts';
import { Distinct, safePath, visibleName } from './names.ts';
import {
  TransferProtocolError,
  type Entry,
  type FileMessage,
  type SenderMessage,
} from './protocol.ts';
import type { Sink } from './sinks/sink.ts';
import { NoRoomError } from './sinks/temporary.ts';
import { Transfer } from './transfer.ts';

export type Offer = Extract<SenderMessage, { type: 'offer' }>;

/** A file of the set, made harmless. */
interface Place {
  path: string[];
  bytes: number;
  modified: number;
}

interface Block {
  bytes: Uint8Array<ArrayBuffer>;
  /** Base64url, as the sender says. */
  hash: string;
}

interface Options {
  offer: Offer;
  onChange: (isProgress: boolean) => void;
  /** It is there, and has to be put into the downloads. */
  onSaved: (name: string, content: Blob) => void;
}

/** A set of files that the other side offers, and sends once it is accepted. */
export class Incoming extends Transfer {
  readonly offer: Offer;
  readonly #onSaved: Options['onSaved'];
  readonly #places: Place[] = [];
  readonly #distinct = new Distinct();
  #listedBytes = 0;
  #sink?: Sink;
  #saved?: { name: string; content: Blob };
  /** Files of the list that are written or begun, and what is missing of the one begun last. */
  #begun = 0;
  #missing = 0;
  readonly #hashes = new BlockHashes();
  /** Bytes that are checked and written. */
  #written = 0;
  /** The block that comes in. */
  #block = new Uint8Array(0);
  #filled = 0;
  /** Memory for blocks: browsers collect garbage seldom, and a file of any size is to take little. */
  readonly #free: Uint8Array<ArrayBuffer>[] = [];
  /** Where the block that comes in begins, and how many before it are not written yet. */
  #at = 0;
  #queued = 0;
  /** One block after the other. */
  #work = Promise.resolve();

  /** @param id among the transfers of the session */
  constructor(id: string, { offer, onChange, onSaved }: Options) {
    const { files, bytes } = offer;
    super({ id, from: 'them', name: visibleName(offer.name), files, bytes, names: [] }, onChange);
    this.offer = offer;
    this.#onSaved = onSaved;
  }

  /** The list is complete, so that the person can be asked. */
  get isListed(): boolean {
    return this.#places.length === this.offer.files;
  }

  /** One file, which needs no archive. */
  get single(): boolean {
    return this.offer.files === 1;
  }

  /** It is offered on this channel, for the first time or again. @returns until when it is heard there */
  adopt(channel: RTCDataChannel): AbortSignal {
    const signal = this.use(channel);
    this.greet();
    if (this.view.state === 'broken') this.change({ state: 'offered' });
    // What is whole is written first.
    if (this.#sink) void this.#work.then(() => signal.aborted || this.#request());
    return signal;
  }

  /** What came is written and read again. */
  protected override get outlivesBreak(): boolean {
    return this.view.state === 'checking';
  }

  /** The person wants it. @param open makes what it is written to */
  async accept(open: () => Promise<Sink>): Promise<void> {
    if (this.view.state !== 'offered' || this.#sink) return;
    try {
      const sink = await open();
      if (this.isOver || this.#sink) return await sink.discard();
      this.#sink = sink;
      // The connection may have broken meanwhile; then it goes on with the next one.
      if (this.view.state === 'offered') this.#request();
    } catch (error) {
      this.end(problemOf(error), 'me');
    }
  }

  /** Puts it into the downloads once more. */
  save(): void {
    if (this.#saved) this.#onSaved(this.#saved.name, this.#saved.content);
  }

  /** It is not shown any more: what is kept of it can go. */
  forget(): void {
    this.#saved = undefined;
    void this.#sink?.discard();
  }

  override end(...args: Parameters<Transfer['end']>): void {
    const wasOver = this.isOver;
    super.end(...args);
    if (!wasOver) void this.#work.then(() => this.#sink?.discard());
  }

  /** @throws TransferProtocolError */
  receive(message: FileMessage): void {
    switch (message.type) {
      case 'pause':
      case 'cancel':
        return this.receiveEither(message);
      case 'list':
        return this.#list(message.entries);
      case 'block':
        return this.#endBlock(message.hash);
      case 'end':
        if (this.#at !== this.view.bytes || this.#filled > 0 || !this.#sink) break;
        this.#then(() => this.#finish(message.hash));
        return;
      default:
    }
    throw new TransferProtocolError(`${message.type} at the wrong time`);
  }

  /** @throws TransferProtocolError */
  receiveBytes(bytes: Uint8Array): void {
    if (this.#filled === 0) this.#block = this.#nextBlock();
    // Who is not told that there is room has to wait.
    const isTooMuch = this.#filled + bytes.length > this.#block.length || this.#queued > WINDOW;
    if (isTooMuch || bytes.length > CHUNK || bytes.length === 0 || !this.#sink)
      throw new TransferProtocolError('bytes that were not asked for');
    this.#block.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  #nextBlock(): Uint8Array<ArrayBuffer> {
    const length = Math.min(BLOCK, this.view.bytes - this.#at);
    return (length === BLOCK ? this.#free.pop() : undefined) ?? new Uint8Array(length);
  }

  #list(entries: Entry[]): void {
    const { files, bytes } = this.offer;
    if (entries.length === 0 || this.#places.length + entries.length > files)
      throw new TransferProtocolError('a list that is too long');
    for (const entry of entries) {
      this.#listedBytes += entry.bytes;
      const path = safePath(entry.path);
      const [name = '_'] = path;
      const shown = path.length === 1 ? [visibleName(name)] : path;
      this.#places.push({ ...entry, path: this.#distinct.take(shown) });
    }
    if (!this.isListed) return;
    if (this.#listedBytes !== bytes) throw new TransferProtocolError('a list of other sizes');
    const names = this.#places.slice(0, 20).map(({ path }) => path.join('/'));
    this.send({ type: 'listed' });
    this.change({ names, ...(this.single && { name: names[0] ?? this.view.name }) });
  }

  /** Asks for everything that is not written yet. */
  #request(): void {
    this.#at = this.#written;
    this.#filled = 0;
    this.#queued = 0;
    this.send({ type: 'accept', from: this.#written });
    if (this.view.state === 'done') this.send({ type: 'done' });
    else this.run();
  }

  #endBlock(hash: string): void {
    const bytes = this.#block;
    if (this.#filled === 0 || this.#filled !== bytes.length)
      throw new TransferProtocolError('a block that is not whole');
    this.#filled = 0;
    this.#at += bytes.length;
    this.#queued += bytes.length;
    this.#then(() => this.#take({ bytes, hash }));
  }

  /** Each block is checked: as it is on the disk, where that can be read at once, else as it came. */
  async #take({ bytes, hash }: Block): Promise<void> {
    const { length } = bytes;
    const before = this.#sink?.digestsAtOnce ? undefined : await sha256(bytes);
    if (before && !isHash(hash, before)) return this.end('damaged', 'me');
    await this.#write(bytes);
    const own = before ?? (await this.#sink?.digest?.(this.#written, length));
    if (!own || !isHash(hash, own)) return this.end('damaged', 'me');
    this.#hashes.set(this.#written / BLOCK, own);
    this.#written += length;
    this.#queued = Math.max(0, this.#queued - length);
    this.send({ type: 'got', bytes: this.#written });
    this.progress(this.#written);
  }

  /** Writes the next bytes of the stream to the files that they belong to. */
  async #write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { length } = bytes;
    for (let at = 0; at < length;) {
      if (this.#missing === 0) await this.#beginFile();
      const size = Math.min(length - at, this.#missing);
      // A file that takes all of it gets it as it is: no copy then.
      const part = size === length ? bytes : bytes.slice(at, at + size);
      const free = size > 0 ? await this.#sink?.write(part) : undefined;
      if (free?.length === BLOCK) this.#free.push(free);
      at += size;
      this.#missing -= size;
      if (this.#missing === 0) await this.#sink?.end();
    }
  }

  async #beginFile(): Promise<void> {
    const place = this.#places[this.#begun++];
    if (!place || !this.#sink) throw new Error('more bytes than files');
    this.#missing = place.bytes;
    await this.#sink.begin(place.path, place.modified);
  }

  async #finish(hash: string): Promise<void> {
    this.change({ state: 'checking', rate: undefined });
    // Empty files hold no byte that would begin them.
    while (this.#begun < this.#places.length) {
      await this.#beginFile();
      if (this.#missing === 0) await this.#sink?.end();
    }
    const isWhole = (await this.#hashes.root()) === hash && (await this.#isAsWritten());
    if (!isWhole) return this.end('damaged', 'me');
    this.#saved = await this.#sink?.finish();
    if (this.isOver) return; // cancelled meanwhile
    this.send({ type: 'done' });
    this.change({ state: 'done', ...(this.#sink && { place: this.#sink.place }) });
    this.save();
  }

  /** Reads what was written, where it can be read and was not yet. */
  async #isAsWritten(): Promise<boolean> {
    const { bytes } = this.view;
    if (this.#sink?.digestsAtOnce) return true;
    for (let at = 0; at < bytes && !this.isOver; at += BLOCK) {
      const hash = await this.#sink?.digest?.(at, Math.min(BLOCK, bytes - at));
      if (hash && !this.#hashes.holds(at / BLOCK, hash)) return false;
    }
    return true;
  }

  #then(work: () => Promise<void>): void {
    this.#work = this.#work
      .then(() => (this.isOver ? undefined : work()))
      .catch((error: unknown) => this.end(problemOf(error), 'me'));
  }
}

function problemOf(error: unknown): 'no-room' | 'not-saved' {
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  return isFull || error instanceof NoRoomError ? 'no-room' : 'not-saved';
}
