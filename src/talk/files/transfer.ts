import {
  writeMessage,
  type CancelReason,
  type EitherMessage,
  type FileMessage,
} from './protocol.ts';
import { Meter } from './meter.ts';
import { Waiter } from './waiter.ts';

/** How a transfer looks to whoever watches it. */
export interface TransferView {
  /** Among all of a session. */
  id: string;
  from: 'me' | 'them';
  /** Of the file or of the set. */
  name: string;
  files: number;
  bytes: number;
  /** The first few names of a set. */
  names: string[];
  /** Bytes that have arrived and are checked. */
  done: number;
  state: TransferState;
  pausedBy?: 'me' | 'them';
  /** Bytes a second, once it is known. */
  rate?: number;
  /** Why it is over before it was done. */
  problem?: TransferProblem;
  /** `them`: the other side ended it, or has the problem. */
  endedBy?: 'me' | 'them';
  /** Where the person finds it: theirs, once done. */
  place?: 'downloads' | 'folder';
}

export type TransferState =
  /** The receiver has not said yes or no. */
  | 'offered'
  | 'running'
  | 'paused'
  /** The connection is broken; it goes on when there is one again. */
  | 'broken'
  /** All is there; what was written is read again. */
  | 'checking'
  | 'done'
  | 'ended';

export type TransferProblem =
  | CancelReason
  /** The one at the other end now is somebody else. */
  | 'lost';

/** Names of a set that are shown. */
const SHOWN_NAMES = 20;

/** What both ends of a transfer have: a channel, a state, a speed. */
export abstract class Transfer {
  readonly view: TransferView;
  /** Looked at whenever something has changed that sending or receiving may wait for. */
  protected readonly waiter = new Waiter();
  /** Until the connection breaks or the transfer is over. */
  protected attempt = new AbortController();
  readonly #onChange: (isProgress: boolean) => void;
  readonly #meter = new Meter();
  readonly #paused = { me: false, them: false };
  #channel?: RTCDataChannel;

  constructor(
    view: Pick<TransferView, 'id' | 'from' | 'name' | 'files' | 'bytes' | 'names'>,
    onChange: (isProgress: boolean) => void,
  ) {
    this.view = { ...view, names: view.names.slice(0, SHOWN_NAMES), done: 0, state: 'offered' };
    this.#onChange = onChange;
  }

  get isOver(): boolean {
    return this.view.state === 'done' || this.view.state === 'ended';
  }

  /** The connection is gone. */
  stop(): void {
    this.attempt.abort();
    this.#channel = undefined;
    if (this.isOver) return;
    this.#meter.clear();
    if (!this.outlivesBreak) this.change({ state: 'broken', rate: undefined });
  }

  pause(paused: boolean): void {
    if (this.isOver) return;
    this.send({ type: 'pause', paused });
    this.#setPaused('me', paused);
  }

  /** The person wants no more of it. */
  cancel(reason: CancelReason = 'cancelled'): void {
    this.end(reason, 'me');
  }

  /** Over before it is done. */
  end(problem: TransferProblem, endedBy: 'me' | 'them'): void {
    if (this.isOver) return;
    if (endedBy === 'me' && problem !== 'lost') this.send({ type: 'cancel', reason: problem });
    this.change({ state: 'ended', problem, endedBy, rate: undefined });
    this.close();
  }

  /** What is under way needs no connection. */
  protected get outlivesBreak(): boolean {
    return false;
  }

  /** The channel of this connection; what came before the break counts no more. */
  protected use(channel: RTCDataChannel): AbortSignal {
    this.attempt.abort();
    this.attempt = new AbortController();
    const { signal } = this.attempt;
    this.#channel = channel;
    channel.addEventListener('close', () => this.stop(), { signal });
    this.#setPaused('them', false); // who still wants that says so again
    return signal;
  }

  /** The channel is open: the other side hears what holds from before. */
  protected greet(): void {
    if (this.#paused.me) this.send({ type: 'pause', paused: true });
  }

  protected get isPaused(): boolean {
    return this.#paused.me || this.#paused.them;
  }

  protected receiveEither(message: EitherMessage): void {
    if (message.type === 'pause') this.#setPaused('them', message.paused);
    else this.end(message.reason, 'them');
  }

  protected send(message: FileMessage): void {
    if (this.#channel?.readyState === 'open') this.#channel.send(writeMessage(message));
  }

  /** Bytes flow, unless somebody has them pause. */
  protected run(): void {
    this.change({ state: this.isPaused ? 'paused' : 'running' });
  }

  protected progress(done: number): void {
    this.#meter.add(done, performance.now());
    Object.assign(this.view, { done, rate: this.#meter.rate() });
    this.#onChange(true);
  }

  protected change(change: Partial<TransferView>): void {
    Object.assign(this.view, change);
    this.waiter.look();
    this.#onChange(false);
  }

  /** What is queued still goes out (RFC 8831 §6.7). */
  protected close(): void {
    this.attempt.abort();
    this.#channel?.close();
    this.#channel = undefined;
  }

  #setPaused(by: 'me' | 'them', paused: boolean): void {
    this.#paused[by] = paused;
    this.#meter.clear();
    const pausedBy = this.#paused.me ? 'me' : this.#paused.them ? 'them' : undefined;
    const { state } = this.view;
    const moves = state === 'running' || state === 'paused';
    this.change({
      pausedBy,
      rate: undefined,
      ...(moves && { state: pausedBy ? 'paused' : 'running' }),
    });
  }
}
