import type { Candidate, Description, Setup } from '../signal/description.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { toSdp } from '../signal/to-sdp.ts';
import { addCandidate } from './add-candidate.ts';
import { MOVE_REST } from './constants.ts';
import { gatherEnough } from './gathering.ts';
import { isMove, newNetworksFirst, readMove, writeMove, type MoveMessage } from './move-message.ts';
import { dropLocalCandidates } from './privacy.ts';
import { compareBytes, complement } from './roles.ts';

export interface MoverOptions {
  pc: RTCPeerConnection;
  /** Our DTLS role. */
  role: Setup;
  own: Pick<Description, 'fingerprint'>;
  /** Whoever moves has to be the same, with the same certificate. */
  other: Pick<Description, 'fingerprint'>;
  wantsPublic: boolean;
  hideLocal: boolean;
  send: (text: string) => void;
  /** Addresses of this machine, the newest first. */
  arrivals: () => readonly string[];
  /** Where the other side is now. */
  onMoved: (candidates: readonly Candidate[]) => void;
  signal: AbortSignal;
}

/**
 * Moves an open path to another network while the old one still carries the messages for it. This is
 * perfect negotiation (https://www.w3.org/TR/webrtc/#perfect-negotiation-example) of ICE restarts,
 * with whole descriptions in place of single candidates.
 */
export class Mover {
  readonly #options: MoverOptions;
  /** There is a network that the path does not know. */
  #wanted = false;
  #making = false;
  #following = false;
  #rests = false;

  constructor(options: MoverOptions) {
    this.#options = options;
    const { pc, signal } = options;
    for (const event of ['connectionstatechange', 'signalingstatechange'])
      pc.addEventListener(event, () => void this.#begin(), { signal });
  }

  /** Moves as soon as the path carries messages and no other move is under way. */
  move(): void {
    this.#wanted = true;
    void this.#begin();
  }

  /** Reads a text from the other side. @returns whether it was about moving */
  receive(text: string): boolean {
    if (!isMove(text)) return false;
    // A message that cannot be used changes nothing: the path stays where it is.
    this.#follow(text).catch(() => undefined);
    return true;
  }

  async #begin(): Promise<void> {
    const { pc } = this.#options;
    if (!this.#wanted || this.#making || this.#rests) return;
    if (pc.connectionState !== 'connected' || pc.signalingState !== 'stable') return;
    this.#wanted = false;
    this.#making = true;
    try {
      const offer = await pc.createOffer({ iceRestart: true });
      const description = await this.#describe(offer);
      // We may have followed the other side meanwhile.
      if (description.type === 'offer') this.#send({ type: 'move', sdp: description.sdp });
      else this.#wanted = true;
    } catch {
      // Nothing moves: neither the network that we have now nor the path over the old one is worse.
    } finally {
      this.#making = false;
      this.#rest();
    }
  }

  async #follow(text: string): Promise<void> {
    const { pc, own, other, onMoved } = this.#options;
    const move = readMove(text);
    const { description } = move;
    if (compareBytes(description.fingerprint, other.fingerprint) !== 0) return;
    if (move.type === 'moved') {
      if (pc.signalingState !== 'have-local-offer' || move.answers !== ufragOf(pc)) return;
      await this.#apply(description, 'answer');
      onMoved(description.candidates);
      return;
    }
    // Of two that move at the same time, one follows: the one with the smaller fingerprint.
    const collides = this.#making || pc.signalingState !== 'stable';
    if (collides && compareBytes(own.fingerprint, other.fingerprint) > 0) return;
    // Who keeps to the rules waits for our answer before the next one.
    if (this.#following) return;
    this.#following = true;
    try {
      await this.#apply(description, 'offer');
      onMoved(description.candidates);
      this.#rest();
      const answer = await this.#describe();
      this.#send({ type: 'moved', sdp: answer.sdp, answers: description.ufrag });
    } finally {
      this.#following = false;
    }
  }

  async #apply(description: Description, type: 'offer' | 'answer'): Promise<void> {
    const { pc, role } = this.#options;
    // DTLS goes on, so its roles stay (RFC 8842 §5.5). Firefox forgets its own where an offer leaves it
    // open, and Chromium refuses an answer that changes it.
    const sdp = toSdp(description, { type, setup: complement(role), candidates: false });
    await pc.setRemoteDescription({ type, sdp });
    for (const [index, candidate] of description.candidates.entries())
      addCandidate(pc, candidate, index, `m${index}`);
  }

  /** Sets our description and gathers enough for it. */
  async #describe(offer?: RTCSessionDescriptionInit): Promise<RTCSessionDescription> {
    const { pc, wantsPublic, signal } = this.#options;
    const gather = () => gatherEnough(pc, wantsPublic, signal);
    // Where the other side's offer undid ours, the end of our own gathering comes first, empty.
    const enough = gather().catch(gather);
    await Promise.all([pc.setLocalDescription(offer), enough]);
    if (!pc.localDescription) throw new Error('no description');
    return pc.localDescription;
  }

  #send(message: MoveMessage): void {
    const { send, hideLocal, arrivals } = this.#options;
    const sorted = newNetworksFirst(message.sdp, arrivals());
    send(writeMove({ ...message, sdp: hideLocal ? dropLocalCandidates(sorted) : sorted }));
  }

  #rest(): void {
    this.#rests = true;
    const timer = setTimeout(() => {
      this.#rests = false;
      void this.#begin();
    }, MOVE_REST);
    this.#options.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }
}

function ufragOf({ localDescription }: RTCPeerConnection): string | undefined {
  return localDescription ? parseSdp(localDescription.sdp, 'offer').ufrag : undefined;
}
