import type { Candidate, Description, Setup } from '../signal/description.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { toSdp } from '../signal/to-sdp.ts';
import { addCandidate } from './add-candidate.ts';
import {
  ANSWER_LIMIT,
  MAX_OFFERS,
  MAX_WAITING_DESCRIPTIONS,
  MOVE_REST,
  OFFERS_WINDOW,
} from './constants.ts';
import {
  isDescription,
  newNetworksFirst,
  readDescription,
  writeDescription,
  type DescriptionMessage,
  type ReadDescription,
} from './description-message.ts';
import { gatherEnough } from './gathering.ts';
import { dropLocalCandidates } from './privacy.ts';
import { compareBytes, complement } from './roles.ts';
import { Turns } from './turns.ts';

export interface NegotiatorOptions {
  pc: RTCPeerConnection;
  /** Our DTLS role. */
  role: Setup;
  own: Pick<Description, 'fingerprint'>;
  /** Whoever offers has to be the same, with the same certificate. */
  other: Pick<Description, 'fingerprint'>;
  wantsPublic: boolean;
  hideLocal: boolean;
  send: (text: string) => void;
  /** The other side has said what spontan never says. */
  offence: () => void;
  /** Addresses of this machine, the newest first. */
  arrivals: () => readonly string[];
  /** Where the other side is now. */
  onMoved: (candidates: readonly Candidate[]) => void;
  signal: AbortSignal;
}

/** What an offer is for. */
interface Purpose {
  /** The path moves: an ICE restart. */
  moves: boolean;
  /** Those who wait for sound or pictures to be agreed on. */
  asking: { resolve: () => void; reject: (error: Error) => void }[];
}

/**
 * Agrees with the other side on changes of an open connection: that the path moves to another network,
 * while the old one still carries the messages for it; and on ways for sound and pictures. This is
 * perfect negotiation (https://www.w3.org/TR/webrtc/#perfect-negotiation-example), with whole
 * descriptions in place of single candidates. From the open channel on, nobody else sets descriptions.
 *
 * Offers that meet are a last resort: Chromium 156 may refuse one of Firefox's for sound or pictures while
 * it has one of its own out ("RTP extension ID reassignment"), and then cannot take its own back either.
 */
export class Negotiator {
  readonly #options: NegotiatorOptions;
  /** Of two offers that meet, ours stands. */
  readonly #leads: boolean;
  readonly #turns: Turns;
  /** What has not been offered yet. */
  #wanted: Purpose = { moves: false, asking: [] };
  /** What the offer is for that is being made, or waits for its answer. */
  #offered?: Purpose & { id: number; timer?: ReturnType<typeof setTimeout> };
  #making = false;
  /** After a move. */
  #rests = false;
  #serial = 0;
  /** What came is followed one after the other: an offer may come right behind an answer. */
  #last = Promise.resolve();
  #waiting = 0;
  /** When offers came, in milliseconds since 1970. */
  #offers: number[] = [];

  constructor(options: NegotiatorOptions) {
    this.#options = options;
    const { pc, own, other, send, signal } = options;
    // The one with the smaller fingerprint gives way.
    this.#leads = compareBytes(own.fingerprint, other.fingerprint) > 0;
    this.#turns = new Turns({ leads: this.#leads, send, onTurn: () => void this.#begin() });
    for (const event of ['connectionstatechange', 'signalingstatechange'])
      pc.addEventListener(event, () => void this.#begin(), { signal });
    signal.addEventListener('abort', () => this.#giveUp(), { once: true });
  }

  /** Moves as soon as the path carries messages and nothing else is under way. */
  move(): void {
    this.#wanted.moves = true;
    void this.#begin();
  }

  /** Resolves once the other side has agreed to what was added to the connection; rejects if it does not. */
  agree(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#wanted.asking.push({ resolve, reject });
      if (this.#options.signal.aborted) this.#giveUp();
      void this.#begin();
    });
  }

  /** Reads a text from the other side. @returns whether it was about this */
  receive(text: string): boolean {
    if (this.#turns.receive(text)) {
      void this.#settle();
      return true;
    }
    if (!isDescription(text)) return false;
    const read = this.#admit(text);
    if (!read) {
      this.#options.offence();
      return true;
    }
    this.#waiting++;
    // A description that the browser does not take changes nothing: all stays as it is.
    const follow = () => this.#follow(read).catch(() => undefined);
    this.#last = this.#last.then(follow).then(() => {
      this.#waiting--;
      return this.#settle();
    });
    return true;
  }

  /** Undefined for what nobody says who keeps to the rules. */
  #admit(text: string): ReadDescription | undefined {
    const now = Date.now();
    try {
      const read = readDescription(text, this.#options.other.fingerprint);
      if (this.#waiting >= MAX_WAITING_DESCRIPTIONS) return undefined;
      if (read.type === 'answer') return read;
      this.#offers = [...this.#offers.filter((at) => at > now - OFFERS_WINDOW), now];
      return this.#offers.length > MAX_OFFERS ? undefined : read;
    } catch {
      return undefined;
    }
  }

  async #begin(): Promise<void> {
    const { pc } = this.#options;
    if (this.#making || this.#offered || this.#options.signal.aborted) return;
    // While an offer is being followed, the state says nothing of it yet.
    if (this.#waiting > 0) return;
    if (pc.connectionState !== 'connected' || pc.signalingState !== 'stable') return;
    const moves = this.#wanted.moves && !this.#rests;
    const { asking } = this.#wanted;
    if (!moves && asking.length === 0) return;
    if (!this.#turns.use()) return;
    this.#wanted = { moves: this.#wanted.moves && !moves, asking: [] };
    this.#making = true;
    const offered = (this.#offered = { id: ++this.#serial, moves, asking });
    try {
      const offer = await pc.createOffer({ iceRestart: moves });
      // Where we have followed the other side meanwhile, this offer is none any more.
      if (this.#offered !== offered) return;
      const { sdp } = await this.#describe(moves, offer);
      if (this.#offered !== offered) return;
      this.#send({ type: 'offer', id: offered.id, sdp });
      this.#awaitAnswer();
    } catch {
      if (this.#offered === offered) this.#withdraw();
    } finally {
      this.#making = false;
      if (moves) this.#rest();
      await this.#settle();
    }
  }

  async #follow({ type, id, description }: ReadDescription): Promise<void> {
    const { pc, signal } = this.#options;
    if (signal.aborted) return;
    if (type === 'answer') {
      const offered = this.#offered;
      if (pc.signalingState !== 'have-local-offer' || offered?.id !== id) return;
      await this.#apply(description, 'answer', offered.moves);
      this.#forgetOffer();
      offered.asking.forEach(({ resolve }) => resolve());
      return;
    }
    this.#turns.used();
    const collides = this.#making || pc.signalingState !== 'stable';
    if (collides && this.#leads) return;
    const moves = description.ufrag !== ufragOf(pc.remoteDescription);
    this.#offerAgain(moves && !this.#making);
    await this.#apply(description, 'offer', moves);
    if (moves) this.#rest();
    const answer = await this.#describe(moves);
    this.#send({ type: 'answer', id, sdp: answer.sdp });
  }

  /** @param moves so its candidates are new as well */
  async #apply(description: Description, type: 'offer' | 'answer', moves: boolean): Promise<void> {
    const { pc, role, onMoved } = this.#options;
    // DTLS goes on, so its roles stay (RFC 8842 §5.5). Firefox forgets its own where an offer leaves it
    // open, and Chromium refuses an answer that changes it.
    const sdp = toSdp(description, { type, setup: complement(role), candidates: false });
    await pc.setRemoteDescription({ type, sdp });
    if (!moves) return;
    for (const [index, candidate] of description.candidates.entries())
      addCandidate(pc, candidate, index, `m${index}`);
    onMoved(description.candidates);
  }

  /** Sets our description; where the path moves, gathers enough for it. */
  async #describe(
    moves: boolean,
    offer?: RTCSessionDescriptionInit,
  ): Promise<RTCSessionDescription> {
    const { pc, wantsPublic, signal } = this.#options;
    const gather = () => gatherEnough(pc, { wantsPublic, moves, signal });
    // Where the other side's offer undid ours, the end of our own gathering comes first, empty.
    const enough = moves ? gather().catch(gather) : undefined;
    await Promise.all([pc.setLocalDescription(offer), enough]);
    if (!pc.localDescription) throw new Error('no description');
    return pc.localDescription;
  }

  #send(message: DescriptionMessage): void {
    const { send, hideLocal, arrivals } = this.#options;
    const sorted = newNetworksFirst(message.sdp, arrivals());
    send(writeDescription({ ...message, sdp: hideLocal ? dropLocalCandidates(sorted) : sorted }));
  }

  #awaitAnswer(): void {
    const { pc } = this.#options;
    const wait = () => setTimeout(giveUp, ANSWER_LIMIT);
    const giveUp = () => {
      if (!this.#offered) return;
      // As long as nothing gets through, no answer does.
      if (pc.connectionState !== 'connected') return void (this.#offered.timer = wait());
      this.#withdraw();
      void this.#settle();
    };
    if (this.#offered) this.#offered.timer = wait();
  }

  /** The other side's offer has undone ours. @param moved what ours would have done, by theirs */
  #offerAgain(moved: boolean): void {
    const { moves = false, asking = [] } = this.#offered ?? {};
    this.#forgetOffer();
    if (moves && !moved) this.#wanted.moves = true;
    this.#wanted.asking.unshift(...asking);
  }

  /** There is no answer, or nothing to be answered: the path stays where it is. */
  #withdraw(): void {
    const { asking = [] } = this.#offered ?? {};
    this.#forgetOffer();
    asking.forEach(({ reject }) => reject(new Error('not agreed')));
  }

  #forgetOffer(): void {
    clearTimeout(this.#offered?.timer);
    this.#offered = undefined;
  }

  /** Once nothing is under way: takes back an offer that nobody is going to answer, and goes on. */
  async #settle(): Promise<void> {
    const { pc } = this.#options;
    if (this.#making || this.#waiting > 0) return;
    const isDead = pc.signalingState === 'have-local-offer' && !this.#offered;
    // What cannot be undone either will be at the next offer.
    if (isDead || pc.signalingState === 'have-remote-offer')
      await pc.setLocalDescription({ type: 'rollback' }).catch(() => undefined);
    if (!this.#offered) this.#turns.give();
    void this.#begin();
  }

  #rest(): void {
    this.#rests = true;
    const timer = setTimeout(() => {
      this.#rests = false;
      void this.#begin();
    }, MOVE_REST);
    this.#options.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  /** The connection is over. */
  #giveUp(): void {
    const asking = [...this.#wanted.asking, ...(this.#offered?.asking ?? [])];
    this.#wanted = { moves: false, asking: [] };
    this.#forgetOffer();
    this.#turns.end();
    asking.forEach(({ reject }) => reject(new Error('the connection is over')));
  }
}

function ufragOf(description: RTCSessionDescription | null): string | undefined {
  return description ? parseSdp(description.sdp, 'offer').ufrag : undefined;
}
