import { browserFamily } from '../signal/credentials.ts';
import type { Candidate, Description, Setup } from '../signal/description.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { inviteTag } from '../signal/tag.ts';
import { toSdp } from '../signal/to-sdp.ts';
import {
  CONTROL_CHANNEL_ID,
  CONTROL_CHANNEL_LABEL,
  MAX_CONTROL_MESSAGE,
  SLOW_AFTER,
} from './constants.ts';
import { isValid } from './certificates.ts';
import { isFarewell, sayFarewell } from './farewell.ts';
import { gatherEnough, NoNetworkError } from './gathering.ts';
import { mayGoStale } from './going-stale.ts';
import { greet } from './hello.ts';
import type { Link, LinkListener } from './link.ts';
import { isOver, nextState, type StateEvent } from './machine.ts';
import type { ConnectionOptions, PlainDescription } from './options.ts';
import { keepTrying } from './patience.ts';
import { openPlainChannel } from './plain-channel.ts';
import { dropLocalCandidates, isLocalCandidate } from './privacy.ts';
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
  /** It has been connecting for so long that something may be wrong. */
  slow = false;
  /** The other side's description, once it is known. */
  other?: Description;
  /** The other side is a program that talks plain SDP. */
  plain = false;
  /** Where this side can be reached, whether or not a code may tell. */
  candidates: readonly Candidate[] = [];
  /** An invite of ours stops working while it waits; see {@link mayGoStale}. */
  goesStale = false;
  /** Who ended it on purpose. */
  endedBy?: 'me' | 'them';

  readonly #options: ConnectionOptions;
  readonly #pc: RTCPeerConnection;
  readonly #life = new AbortController();
  readonly #patience = new AbortController();
  /** DTLS role, once it is decided; an invite leaves it open. */
  #setup: Setup = 'actpass';
  #own?: Description;
  /** Our side as the browser wrote it when it last found an address. */
  #sdp?: string;
  #listener?: LinkListener;
  /** Once it is open. */
  #control?: RTCDataChannel;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const iceServers = options.iceUrls.length > 0 ? [{ urls: options.iceUrls }] : [];
    const { certificate } = options;
    const certificates = certificate && isValid(certificate) ? [certificate] : undefined;
    this.#pc = new RTCPeerConnection({ iceServers, certificates });
    this.#pc.addEventListener('icecandidate', () => this.#refreshOwn());
    this.#pc.addEventListener('icegatheringstatechange', () => options.onChange());
    this.#pc.addEventListener('connectionstatechange', () => this.#watchPath());
  }

  /** Makes an invite. */
  invite(): Promise<void> {
    return this.#attempt(async () => {
      this.#on('start');
      this.#openControl();
      await this.#describeUs();
      this.#on('invite-ready');
    });
  }

  /** Takes an invite and makes the reply to it. */
  reply(invite: Description): Promise<void> {
    return this.#attempt(async () => {
      this.#on('start');
      this.#setup = REPLIER_SETUP;
      this.other = invite;
      this.#openControl();
      // An ordinary answerer is ICE-controlled (RFC 8445 §6.1.1). Two that are both controlling may
      // never meet where they know each other only as peer-reflexive: Firefox ignores a 487.
      await this.#answer(sdpOf(invite, 'offer', this.#setup), invite.candidates);
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
      await this.#applyOther(reply);
      if (plain) openPlainChannel(this.#pc, 'at once', this.#life.signal, this.#usePlain);
    });
  }

  /** Takes an invite where we have made one as well. */
  cross(invite: Description): Promise<void> {
    return this.#attempt(async () => {
      if (!this.#own) return;
      this.#setup = crossingSetup(this.#own, invite);
      this.other = invite;
      this.#on('cross');
      await this.#applyOther(invite);
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
      await this.#answer(sdp, offer.description.candidates);
      this.#on('reply-ready');
    });
  }

  /** What has to be handed over now: an invite, or the reply to one. */
  handout(): Description | undefined {
    const own = this.#own;
    if (!own || !this.other || this.state === 'inviting') return own;
    return { ...own, kind: 'reply', setup: this.#setup, answers: inviteTag(this.other) };
  }

  /** The same as plain SDP. */
  handoutSdp(): string | undefined {
    // Patience makes the browser offer again what it has answered, and then it leaves the role open.
    const sdp = this.#sdp?.replace(/^a=setup:actpass/gm, `a=setup:${this.#setup}`);
    return sdp && this.#options.hideLocal ? dropLocalCandidates(sdp) : sdp;
  }

  /** A public address was asked for, is not known yet, and may still come. */
  get improving(): boolean {
    if (!this.#wantsPublic || this.#pc.iceGatheringState !== 'gathering') return false;
    return !this.#own?.candidates.some(({ type }) => type === 'srflx');
  }

  /** Ends it, whatever its state; the other side is told where it is there. */
  end(): void {
    if (isOver(this.state)) return;
    this.endedBy = 'me';
    this.#life.abort();
    const told = this.#control ? sayFarewell(this.#control) : Promise.resolve();
    void told.then(() => this.#pc.close());
    this.#on('end');
  }

  get #wantsPublic(): boolean {
    return this.#options.iceUrls.length > 0;
  }

  #openControl(): void {
    const control = this.#pc.createDataChannel(CONTROL_CHANNEL_LABEL, {
      negotiated: true,
      id: CONTROL_CHANNEL_ID,
    });
    control.addEventListener('open', () => this.#useControl(control));
    control.addEventListener('close', () => this.#onChannelClosed());
  }

  /** Makes our offer, or our answer where an offer was applied before, and gathers addresses. */
  async #describeUs(): Promise<void> {
    const enough = gatherEnough(this.#pc, this.#wantsPublic, this.#life.signal);
    await Promise.all([this.#pc.setLocalDescription(), enough]);
    this.#refreshOwn();
  }

  /** Answers an offer and begins to look for the path to where it came from. */
  async #answer(sdp: string, candidates: readonly Candidate[]): Promise<void> {
    await this.#pc.setRemoteDescription({ type: 'offer', sdp });
    await this.#describeUs();
    this.#tryUntilOpen(candidates);
  }

  /** Makes up the other side's answer and begins to look for the path to it. */
  async #applyOther(other: Description): Promise<void> {
    const sdp = sdpOf(other, 'answer', this.#setup);
    await this.#pc.setRemoteDescription({ type: 'answer', sdp });
    this.#tryUntilOpen(other.candidates);
  }

  #tryUntilOpen(candidates: readonly Candidate[]): void {
    const signal = AbortSignal.any([this.#patience.signal, this.#life.signal]);
    keepTrying(this.#pc, candidates, signal);
  }

  #refreshOwn(): void {
    const local = this.#pc.localDescription;
    if (!local?.sdp || isOver(this.state)) return;
    this.#sdp = local.sdp;
    const own = parseSdp(local.sdp, 'offer');
    this.candidates = own.candidates;
    this.goesStale = mayGoStale(own);
    const candidates = this.#options.hideLocal
      ? own.candidates.filter((candidate) => !isLocalCandidate(candidate))
      : own.candidates;
    this.#own = { ...own, kind: 'invite', setup: 'actpass', candidates };
    this.#options.onChange();
  }

  /** The control channel is open: find out whether the other side hears us. */
  #useControl(control: RTCDataChannel): void {
    if (this.plain) return;
    this.#patience.abort();
    this.#control = control;
    this.#on('channel-open');
    const link: Link = {
      plain: false,
      send: (text) => sendOn(control, text),
      openChannel: (label) => this.#pc.createDataChannel(label),
    };
    const isGreeting = greet(link.send, () => this.#connected(link), this.#life.signal);
    control.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string' || data.length > MAX_CONTROL_MESSAGE) return;
      if (this.#life.signal.aborted || isGreeting(data)) return;
      if (isFarewell(data)) return this.#endedByThem();
      this.#connected(link); // whoever talks has heard us
      this.#listener?.onText(data);
    });
    this.#pc.addEventListener('datachannel', ({ channel }) => this.#listener?.onChannel(channel));
  }

  /** Any channel of a plain peer is listened to; the first one is spoken on. */
  readonly #usePlain = (channel: RTCDataChannel): void => {
    this.#patience.abort();
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string' && data.length <= MAX_CONTROL_MESSAGE)
        this.#listener?.onText(data);
    });
    if (this.#listener) return;
    channel.addEventListener('close', () => this.#onChannelClosed());
    this.#on('channel-open');
    this.#connected({
      plain: true,
      send: (text) => sendOn(channel, text),
      openChannel: (label) => this.#pc.createDataChannel(label),
    });
  };

  #endedByThem(): void {
    this.endedBy = 'them';
    this.#close();
    this.#on('end');
  }

  #connected(link: Link): void {
    if (this.state !== 'connecting') return;
    this.#listener = this.#options.onConnected(link);
    this.#on('greeted');
  }

  /**
   * Before the connection, Chromium's `failed` is not final: an incoming check revives it. Firefox's
   * is, and it closes the channel with it.
   */
  #watchPath(): void {
    if (this.#pc.connectionState !== 'failed') return;
    if (this.state === 'connected') this.#fail('lost');
    else if (this.#own && browserFamily(this.#own) === 'firefox') this.#fail('no-path');
  }

  #onChannelClosed(): void {
    this.#fail(this.state === 'connected' ? 'lost' : 'no-path');
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
    this.slow = false;
    if (next === 'connecting') this.#watchTheClock();
    this.#options.onChange();
  }

  #watchTheClock(): void {
    const timer = setTimeout(() => {
      if (this.state !== 'connecting') return;
      this.slow = true;
      this.#options.onChange();
    }, SLOW_AFTER);
    this.#life.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }
}

/**
 * The other side's description where `setup` is our role; without its candidates, because only those
 * that are added later can be added again.
 */
function sdpOf(other: Description, type: 'offer' | 'answer', setup: Setup): string {
  return toSdp(other, { type, setup: complement(setup), candidates: false });
}

function sendOn(channel: RTCDataChannel, text: string): void {
  if (channel.readyState === 'open') channel.send(text);
}
