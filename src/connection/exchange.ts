import type { Beacon } from '../signal/beacon-code.ts';
import type { Candidate, Description, Setup } from '../signal/description.ts';
import { toSdp } from '../signal/to-sdp.ts';
import { isValid } from './certificates.ts';
import { gatherEnough } from './gathering.ts';
import { Asking } from './helpers.ts';
import { LocalSide } from './local-side.ts';
import type { ConnectionOptions } from './options.ts';
import { keepTrying } from './patience.ts';
import { complement } from './roles.ts';
import { Ways, type WaysOptions } from './ways.ts';

type Options = Omit<ConnectionOptions, 'onConnected'> &
  Pick<WaysOptions, 'onOpen' | 'onClose' | 'onState' | 'onEffort' | 'signal'>;

/**
 * What codes become in the browser: our description is made and gathered, the other side's is made up out
 * of its code and applied, and the search for the path between both begins.
 */
export class Exchange {
  /** What a code of ours can tell. */
  readonly own: LocalSide;
  readonly ways: Ways;
  /** A STUN server is asked for our public address. */
  readonly wantsPublic: boolean;

  /** Codes have done their work, or all of it is over. */
  readonly over: AbortSignal;

  readonly #options: Options;
  readonly #asking: Asking;
  readonly #patience = new AbortController();
  readonly #met = new AbortController();

  constructor(options: Options) {
    this.#options = options;
    const { iceUrls, certificate, helpers, signal } = options;
    this.wantsPublic = iceUrls.length > 0;
    const iceServers = this.wantsPublic ? [{ urls: iceUrls }] : [];
    const certificates = certificate && isValid(certificate) ? [certificate] : undefined;
    const pc = new RTCPeerConnection({ iceServers, certificates });
    this.over = AbortSignal.any([this.#met.signal, signal]);
    this.#asking = new Asking(pc, helpers, signal);
    this.own = new LocalSide(pc, { ...options, wantsPublic: this.wantsPublic }, this.over);
    this.ways = new Ways({
      ...options,
      pc,
      own: () => this.own.description ?? { candidates: [] },
      asked: this.asked,
      onSettled: () => this.stopTrying(),
    });
  }

  /** The connection, as far as it is decided. */
  get pc(): RTCPeerConnection {
    return this.ways.pc;
  }

  /** Who was asked for our address so far. */
  get asked(): readonly Beacon[] {
    return this.#asking.asked;
  }

  /** Makes our offer. */
  async offer(): Promise<void> {
    this.ways.openControl(this.pc);
    await this.#describeUs();
  }

  /** Makes our answer to an invite. @param setup our DTLS role */
  async reply(invite: Description, setup: Setup): Promise<void> {
    this.ways.openControl(this.pc);
    if (this.#options.helpers.length > 0) {
      // Asking takes an offer of ours.
      this.ways.prepare(invite, { type: 'answer', sdp: sdpOf(invite, 'answer', setup) });
      await this.#describeUs(invite);
      return this.take(invite, setup);
    }
    // An ordinary answerer is ICE-controlled (RFC 8445 §6.1.1). Two that are both controlling may
    // never meet where they know each other only as peer-reflexive: Firefox ignores a 487.
    const offer = { type: 'offer', sdp: sdpOf(invite, 'offer', setup) } as const;
    await this.pc.setRemoteDescription(offer);
    this.ways.prepare(invite, offer);
    await this.#describeUs(invite);
    this.#tryUntilOpen(invite.candidates);
  }

  /** Makes our answer to an offer in SDP's own words. */
  async answerPlain(sdp: string, candidates: readonly Candidate[]): Promise<void> {
    await this.pc.setRemoteDescription({ type: 'offer', sdp });
    await this.#describeUs();
    this.#tryUntilOpen(candidates);
  }

  /** Takes the other side for the one that answers our offer. @param setup our DTLS role */
  async take(other: Description, setup: Setup): Promise<void> {
    this.ways.prepare(other, await this.#answered(other, setup));
    this.#tryUntilOpen(other.candidates);
  }

  /** The same with a program that knows nothing of spontan. */
  async takePlain(other: Description, setup: Setup): Promise<void> {
    await this.#answered(other, setup);
    this.#tryUntilOpen(other.candidates);
  }

  /** Codes have done their work: what a later one would say is of no use any more. */
  met(): void {
    this.#met.abort();
  }

  /** There is a path. */
  stopTrying(): void {
    this.#patience.abort();
  }

  /**
   * Makes our offer, or our answer where an offer was applied before, and gathers addresses.
   * @param invite what it replies to
   */
  async #describeUs(invite?: Description): Promise<void> {
    const { signal } = this.#options;
    const enough = gatherEnough(this.pc, { wantsPublic: this.wantsPublic, signal });
    const described = this.pc.setLocalDescription();
    const asked = described.then(
      () => this.#asking.start(),
      () => [],
    );
    const guessers = described.then(
      () => (invite ? this.ways.openGuessers(invite) : []),
      () => [],
    );
    await Promise.all([described, enough]);
    this.own.refresh();
    const learned = asked.then((seenAt) => this.own.learn(seenAt));
    this.own.has(await guessers);
    if (!this.own.isPublic) await learned;
  }

  /** @returns the answer, as our browser was told of it */
  async #answered(other: Description, setup: Setup): Promise<RTCSessionDescriptionInit> {
    const answer = { type: 'answer', sdp: sdpOf(other, 'answer', setup) } as const;
    this.#asking.stop();
    await this.pc.setRemoteDescription(answer);
    return answer;
  }

  #tryUntilOpen(candidates: readonly Candidate[]): void {
    const signal = AbortSignal.any([this.#patience.signal, this.#options.signal]);
    keepTrying(this.pc, candidates, signal, this.asked);
    this.ways.start();
  }
}

/**
 * The other side's description where `setup` is our role; without its candidates, because only those
 * that are added later can be added again.
 */
function sdpOf(other: Description, type: 'offer' | 'answer', setup: Setup): string {
  return toSdp(other, { type, setup: complement(setup), candidates: false });
}
