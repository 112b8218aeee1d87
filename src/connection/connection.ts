import { browserFamily } from '../signal/credentials.ts';
import type { Description, Setup } from '../signal/description.ts';
import { inviteTag } from '../signal/tag.ts';
import { Control, sendOn } from './control.ts';
import type { Diagnosis } from './diagnosis.ts';
import { Examination } from './examination.ts';
import { Exchange } from './exchange.ts';
import { NoNetworkError } from './gathering.ts';
import { statsOf } from './stats.ts';
import { Guard } from './guard.ts';
import { helperAtOtherEnd, type Helper } from './helpers.ts';
import type { Link, LinkListener } from './link.ts';
import type { LocalSide } from './local-side.ts';
import { isOver, nextState, type StateEvent } from './machine.ts';
import type { ConnectionOptions, PlainDescription } from './options.ts';
import { Media } from './media.ts';
import { openPlainChannel } from './plain-channel.ts';
import { Recovery } from './recovery.ts';
import type { Effort } from './traversal/traversal.ts';
import { summarised } from './traversal/summary.ts';
import { complement, crossingSetup, REPLIER_SETUP } from './roles.ts';
import type { FailureReason, State } from './state.ts';

/**
 * One connection, from the first code to the open channel. Each side makes up the other's session
 * description out of the other's code: the replier an offer, which its browser answers; the inviter
 * the answer to its own offer; and where two invites cross, both of them an answer. The one data
 * channel needs no announcement, so it is the same to all of them.
 */
export class Connection {
  state: State = 'idle';
  failure?: FailureReason;
  /** The other side's description, once it is known. */
  other?: Description;
  /** The other side is a program that talks plain SDP. */
  plain = false;
  /** Who ended it on purpose. */
  endedBy?: 'me' | 'them';

  readonly #options: ConnectionOptions;
  readonly #life = new AbortController();
  readonly #exchange: Exchange;
  readonly #examination: Examination;
  /** DTLS role, once it is decided; an invite leaves it open. */
  #setup: Setup = 'actpass';
  #recovery?: Recovery;
  #listener?: LinkListener;
  /** Once it is open. */
  #control?: Control;
  #plainGuard?: Guard;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#exchange = new Exchange({
      ...options,
      onOpen: (channel, on) => this.#useControl(channel, on),
      onClose: () => void this.#giveUp(),
      onState: () => this.#watchPath(),
      onEffort: () => {
        options.onChange();
        // What the first one met while others were at it.
        this.#watchPath();
      },
      signal: this.#life.signal,
    });
    this.#examination = new Examination({
      pc: () => this.#pc,
      helpers: this.#exchange.asked,
      codes: () => ({
        own: { ...this.own.description, candidates: this.own.candidates },
        other: this.other && summarised(this.other),
        asked: this.own.asked,
      }),
      onChange: options.onChange,
      signal: this.#exchange.over,
    });
  }

  /** What a code of ours can tell. */
  get own(): LocalSide {
    return this.#exchange.own;
  }

  /** Makes an invite. */
  invite(): Promise<void> {
    return this.#attempt(async () => {
      this.#on('start');
      await this.#exchange.offer();
      this.#on('invite-ready');
    });
  }

  /** Takes an invite and makes the reply to it. */
  reply(invite: Description): Promise<void> {
    return this.#attempt(async () => {
      this.#on('start');
      this.#setup = REPLIER_SETUP;
      this.other = invite;
      await this.#exchange.reply(invite, this.#setup);
      this.#on('reply-ready');
    });
  }

  /** Takes the reply to our invite, as a code or as a plain SDP answer. */
  takeReply(reply: Description, plain = false): Promise<void> {
    return this.#attempt(async () => {
      this.#setup = complement(reply.setup);
      this.other = reply;
      this.plain = plain;
      this.#on('take-reply');
      if (!plain) return this.#exchange.take(reply, this.#setup);
      await this.#exchange.takePlain(reply, this.#setup);
      openPlainChannel(this.#pc, 'at once', this.#life.signal, this.#usePlain);
    });
  }

  /** Takes an invite where we have made one as well. */
  cross(invite: Description): Promise<void> {
    return this.#attempt(async () => {
      if (!this.own.description) return;
      this.#setup = crossingSetup(this.own.description, invite);
      this.other = invite;
      this.#on('cross');
      await this.#exchange.take(invite, this.#setup);
    });
  }

  /** Answers a plain SDP offer of a program that knows nothing of spontan. */
  answerPlain(offer: PlainDescription): Promise<void> {
    return this.#attempt(async () => {
      this.#on('start');
      this.#setup = REPLIER_SETUP;
      this.plain = true;
      this.other = offer.description;
      openPlainChannel(this.#pc, 'if none is announced', this.#life.signal, this.#usePlain);
      // An offer that is active makes our answer passive: the other side may take long to read it.
      const sdp = offer.sdp.replace(/^a=setup:actpass/gm, 'a=setup:active');
      await this.#exchange.answerPlain(sdp, offer.description.candidates);
      this.#on('reply-ready');
    });
  }

  /** What has to be handed over now: an invite, or the reply to one. */
  handout(): Description | undefined {
    const { description } = this.own;
    if (!description || !this.other || this.state === 'inviting') return description;
    return { ...description, kind: 'reply', setup: this.#setup, answers: inviteTag(this.other) };
  }

  /** The same as plain SDP. */
  handoutSdp(): string | undefined {
    return this.own.sdp(this.#setup);
  }

  /** What stands in the way, once it is worth saying. */
  get advice(): Diagnosis | undefined {
    return this.#examination.advice(this.state);
  }

  /** How the other side can tell where we are, as a beacon does; undefined where it cannot. */
  get helper(): Omit<Helper, 'onAsked'> | undefined {
    const doors = this.#control?.doors;
    if (this.state !== 'connected' || !doors) return undefined;
    const beacon = helperAtOtherEnd(this.#pc);
    return beacon && { beacon, knock: (pc) => doors.knock(pc) };
  }

  /** Ends it, whatever its state; the other side is told where it is there. */
  end(): void {
    if (isOver(this.state)) return;
    // Who does not want to wait for the path has lost it, and may want to reconnect.
    if (this.state === 'interrupted') return this.#fail('lost');
    this.endedBy = 'me';
    this.#life.abort();
    const told = this.#control?.sayFarewell() ?? Promise.resolve();
    void told.then(() => this.#pc.close());
    this.#on('end');
  }

  /** What is done, and for how long, where the networks are difficult. */
  get effort(): Effort | undefined {
    return this.#exchange.ways.effort;
  }

  /** Tries once more to get through difficult networks. */
  tryAgain(): void {
    this.#exchange.ways.tryAgain();
  }

  get #pc(): RTCPeerConnection {
    return this.#exchange.pc;
  }

  /** The control channel is open: find out whether the other side hears us. */
  #useControl(channel: RTCDataChannel, pc: RTCPeerConnection): void {
    if (this.plain) return;
    // Several sockets may open at once. The side that is active in DTLS takes the first one, and the
    // other side the one where it is heard.
    if (this.#setup === 'active') this.#exchange.ways.settleOn(pc);
    this.#on('channel-open');
    const guard = this.#newGuard({ allowsBytes: false });
    const control = new Control(channel, {
      guard,
      own: () => this.own.seen,
      other: () => this.other?.candidates ?? [],
      onHeard: () => {
        if (!this.#exchange.ways.settleOn(pc)) return;
        this.#control = control;
        this.#connected({ plain: false, ...this.#linkOver(channel, guard) });
      },
      onFarewell: () => this.#endedByThem(),
      onText: (text) => {
        if (!this.#recovery?.negotiator?.receive(text)) this.#listener?.onText(text);
      },
      signal: this.#life.signal,
    });
    this.#control ??= control;
    pc.addEventListener('datachannel', ({ channel: further }) => {
      if (guard.admits(further)) this.#listener?.onChannel(further);
    });
  }

  /** Any channel of a plain peer is listened to; the first one is spoken on. */
  readonly #usePlain = (channel: RTCDataChannel): void => {
    this.#exchange.stopTrying();
    const guard = (this.#plainGuard ??= this.#newGuard({ allowsBytes: true }));
    if (!guard.admits(channel)) return;
    guard.onTexts(channel, (text) => this.#listener?.onText(text));
    if (this.#listener) return;
    channel.addEventListener('close', () => void this.#giveUp());
    this.#on('channel-open');
    this.#connected({ plain: true, ...this.#linkOver(channel, guard) });
  };

  #linkOver(channel: RTCDataChannel, { offence }: Guard): Omit<Link, 'plain'> {
    return {
      send: (text) => sendOn(channel, text),
      openChannel: (label) => this.#pc.createDataChannel(label),
      stats: () => statsOf(this.#pc),
      offence,
    };
  }

  #newGuard(options: { allowsBytes: boolean }): Guard {
    const onHostile = () => this.#fail('hostile');
    return new Guard({ ...options, onHostile, signal: this.#life.signal });
  }

  #endedByThem(): void {
    this.endedBy = 'them';
    this.#close();
    this.#on('end');
  }

  #connected(link: Link): void {
    const { description: own } = this.own;
    if (this.state !== 'connecting' || !own || !this.other) return;
    this.#exchange.met();
    this.#recovery = new Recovery({
      ...this.#options,
      pc: this.#pc,
      role: this.#setup,
      own,
      other: this.other,
      ...(link.plain ? {} : { send: link.send }),
      offence: link.offence,
      wantsPublic: this.#exchange.wantsPublic,
      onPath: (event) => this.#on(event),
      onLost: () => this.#fail('lost'),
      signal: this.#life.signal,
    });
    const { negotiator } = this.#recovery;
    const media = negotiator && new Media(this.#pc, negotiator);
    this.#listener = this.#options.onConnected(media ? { ...link, media } : link);
    this.#on('greeted');
  }

  /**
   * Chromium's `failed` is not final as long as DTLS is well: an incoming check revives it. Firefox's
   * is, and it closes the channel with it.
   */
  #watchPath(): void {
    if (this.#pc.connectionState !== 'failed') return;
    const { description: own } = this.own;
    const firefox = own && browserFamily(own) === 'firefox';
    if (firefox || this.#pc.sctp?.transport.state === 'failed') void this.#giveUp();
  }

  /** There is no path, and there will be none. */
  async #giveUp(): Promise<void> {
    if (this.#listener) return this.#fail('lost');
    if (this.effort?.isOver === false) return;
    await this.#examination.lookOnceMore();
    this.#fail('no-path');
  }

  async #attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (this.#life.signal.aborted) return;
      this.#fail(error instanceof NoNetworkError ? 'no-network' : 'refused');
    }
  }

  #fail(reason: FailureReason): void {
    if (isOver(this.state)) return;
    this.#close();
    this.failure = reason;
    this.#on('fail');
  }

  #close(): void {
    this.#life.abort();
    this.#pc.close();
  }

  #on(event: StateEvent): void {
    const next = nextState(this.state, event);
    if (!next) return;
    this.state = next;
    if (next === 'connecting') this.#examination.begin();
    this.#options.onChange();
  }
}
