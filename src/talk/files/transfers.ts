import type { Link } from '../../connection/link.ts';
import { MAX_ENDED, MAX_OFFERS, PROGRESS_INTERVAL } from './constants.ts';
import { Incoming } from './incoming.ts';
import { Outgoing, type Offered } from './outgoing.ts';
import { readMessage, TransferProtocolError, writeMessage, type CancelReason } from './protocol.ts';
import { release } from './release.ts';
import { downloadSink } from './sinks/download.ts';
import { pickedSink, type Picked } from './sinks/picked.ts';
import { zipSink } from './sinks/zip.ts';
import type { Transfer, TransferView } from './transfer.ts';

interface Options {
  onChange: () => void;
  /** A file has to be put into the downloads. */
  onSaved: (name: string, content: Blob) => void;
}

/** All files that two people send each other, over one connection after the other. */
export class Transfers {
  readonly #options: Options;
  #list: (Incoming | Outgoing)[] = [];
  #link?: Link;
  #count = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(options: Options) {
    this.#options = options;
  }

  get view(): TransferView[] {
    return this.#list
      .filter((each) => each instanceof Outgoing || each.isListed)
      .map(({ view }) => ({ ...view }));
  }

  /** @param sameSide whether the link leads to the same side as the one before */
  start(link: Link, sameSide: boolean): void {
    this.#link = link;
    for (const each of this.#list) {
      if (each.isOver) continue;
      if (!sameSide || link.plain) each.end('lost', 'me');
      else if (each instanceof Outgoing) each.start(link);
    }
  }

  /** The link is gone; `forGood` where somebody has ended it. */
  stop(forGood: boolean): void {
    this.#link = undefined;
    for (const each of this.#list) {
      if (forGood) each.end('lost', 'me');
      else each.stop();
    }
  }

  /** Offers files as one set. */
  offer(name: string, files: readonly Offered[]): void {
    if (!this.#link || this.#link.plain || files.length === 0) return;
    const outgoing = new Outgoing(this.#nextId(), name, files, this.#changed);
    this.#list.push(outgoing);
    outgoing.start(this.#link);
  }

  /** A channel on which the other side offers something, or goes on with it. */
  join(channel: RTCDataChannel): void {
    channel.binaryType = 'arraybuffer';
    const refuse = (reason: CancelReason) => {
      channel.send(writeMessage({ type: 'cancel', reason }));
      channel.close();
    };
    const first = ({ data }: MessageEvent<unknown>) => {
      const offer = quietly(() => (typeof data === 'string' ? readMessage(data) : undefined));
      if (offer?.type !== 'offer') return channel.close();
      const known = this.#incoming.find(({ offer: { id } }) => id === offer.id);
      if (offer.again && !known) return refuse('forgotten');
      if (known?.view.state === 'ended') return refuse('cancelled');
      // Its list broke off: it comes again.
      if (known && !offer.again) this.#remove(known);
      if (!offer.again && this.#open.length >= MAX_OFFERS) return refuse('busy');
      const { onSaved } = this.#options;
      const incoming =
        known && offer.again
          ? known
          : new Incoming(this.#nextId(), { offer, onChange: this.#changed, onSaved });
      if (incoming !== known) this.#list.push(incoming);
      listen(channel, incoming, incoming.adopt(channel));
    };
    channel.addEventListener('message', first, { once: true });
  }

  accept(id: string, picked?: Picked): void {
    const incoming = this.#incoming.find(({ view }) => view.id === id);
    if (!incoming) return;
    const { name, files, bytes } = incoming.view;
    void incoming.accept(() => {
      if (picked) return pickedSink(picked, name);
      return incoming.single ? downloadSink(bytes) : zipSink(name, files, bytes);
    });
  }

  pause(id: string, paused: boolean): void {
    this.#find(id)?.pause(paused);
  }

  cancel(id: string, reason: 'cancelled' | 'declined'): void {
    this.#find(id)?.cancel(reason);
  }

  /** Puts a file that has come into the downloads once more. */
  save(id: string): void {
    const each = this.#find(id);
    if (each instanceof Incoming) each.save();
  }

  /** Takes one that is over out of the list. */
  remove(id: string): void {
    const each = this.#find(id);
    if (each?.isOver) this.#remove(each);
  }

  /** Nothing is kept. */
  close(): void {
    for (const each of [...this.#list]) {
      each.end('cancelled', 'me');
      this.#remove(each);
    }
  }

  get #incoming(): Incoming[] {
    return this.#list.filter((each) => each instanceof Incoming);
  }

  /** Offers that nobody has answered. */
  get #open(): Incoming[] {
    return this.#incoming.filter(({ view }) => view.state === 'offered');
  }

  #find(id: string): Transfer | undefined {
    return this.#list.find(({ view }) => view.id === id);
  }

  #remove(transfer: Transfer): void {
    if (transfer instanceof Incoming) transfer.forget();
    this.#list = this.#list.filter((each) => each !== transfer);
    this.#options.onChange();
  }

  #nextId(): string {
    return `f${++this.#count}`;
  }

  /** Progress comes often; people are told of it now and then. */
  readonly #changed = (isProgress: boolean): void => {
    if (isProgress) {
      this.#timer ??= setTimeout(() => this.#changed(false), PROGRESS_INTERVAL);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const over = this.#list.filter(({ isOver }) => isOver);
    for (const each of over.slice(0, -MAX_ENDED)) this.#remove(each);
    this.#options.onChange();
  };
}

/** Hands everything that comes to `incoming`; who does not keep to the protocol ends it. */
function listen(channel: RTCDataChannel, incoming: Incoming, signal: AbortSignal): void {
  const receive = ({ data }: MessageEvent<unknown>) => {
    try {
      if (data instanceof ArrayBuffer) {
        incoming.receiveBytes(new Uint8Array(data));
        return release(data);
      }
      const message = readMessage(String(data));
      if (message) incoming.receive(message);
    } catch (error) {
      if (!(error instanceof TransferProtocolError)) throw error;
      incoming.end('damaged', 'them');
      channel.close();
    }
  };
  channel.addEventListener('message', receive, { signal });
}

/** Undefined for what is no message. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
