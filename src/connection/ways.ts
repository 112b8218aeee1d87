import type { Beacon } from '../signal/beacon-code.ts';
import type { Description } from '../signal/description.ts';
import { isValid } from './certificates.ts';
import { CONTROL_CHANNEL_ID, CONTROL_CHANNEL_LABEL } from './constants.ts';
import { wantsGuessers } from './traversal/plan.ts';
import type { Side } from './traversal/summary.ts';
import { Traversal, type Effort } from './traversal/traversal.ts';

export interface WaysOptions {
  pc: RTCPeerConnection;
  /** Whether a reply may have to name more sockets; these are the servers that they ask. */
  iceUrls: readonly string[];
  certificate?: RTCCertificate | undefined;
  /** What our code says. */
  own: () => Side;
  /** Who was asked for our address so far. */
  asked: readonly Beacon[];
  /** The control channel of one of them is open. */
  onOpen: (channel: RTCDataChannel, pc: RTCPeerConnection) => void;
  /** That of the one that counts is closed. */
  onClose: () => void;
  /** From now on one of them is the connection. */
  onSettled: () => void;
  /** The state of the one that counts has changed. */
  onState: () => void;
  onEffort: () => void;
  signal: AbortSignal;
}

/**
 * The peer connections that may lead to the other side: mostly one, and more where the networks are
 * difficult. In the end one of them is the connection.
 */
export class Ways {
  /** The first one, or the one that was settled on. */
  pc: RTCPeerConnection;
  isSettled = false;
  readonly #options: WaysOptions;
  #traversal?: Traversal;

  constructor(options: WaysOptions) {
    this.#options = options;
    this.pc = options.pc;
    this.#watch(this.pc);
  }

  /** Makes the control channel, which needs no announcement. */
  readonly openControl = (pc: RTCPeerConnection): void => {
    const { onOpen, onClose } = this.#options;
    const channel = pc.createDataChannel(CONTROL_CHANNEL_LABEL, {
      negotiated: true,
      id: CONTROL_CHANNEL_ID,
    });
    channel.addEventListener('open', () => {
      if (!this.isSettled || pc === this.pc) onOpen(channel, pc);
    });
    channel.addEventListener('close', () => {
      if (pc === this.pc) onClose();
    });
  };

  /** The other side is known; said once. @param remote as our browser was told of it */
  prepare(other: Description, remote: RTCSessionDescriptionInit): void {
    const { certificate, onEffort } = this.#options;
    // Without it each socket would be somebody else to the other side.
    if (!certificate || !isValid(certificate)) return;
    this.#traversal ??= new Traversal({
      ...this.#options,
      like: this.pc,
      certificate,
      remote,
      other,
      waits: other.kind === 'invite',
      openControl: this.openControl,
      onSpoken: (pc) => void this.settleOn(pc),
      onChange: onEffort,
    });
  }

  /** Sockets that our reply has to name. @returns their ports; none where none are needed */
  async openGuessers(other: Description): Promise<number[]> {
    const urls = this.#options.iceUrls.slice(0, 1);
    if (!this.#traversal || !wantsGuessers(other) || urls.length === 0) return [];
    return this.#traversal.openGuessers([{ urls }]);
  }

  /** Begins with whatever ICE does not do by itself. */
  start(): void {
    this.#traversal?.start();
  }

  /** What is done, and for how long, where the networks are difficult. */
  get effort(): Effort | undefined {
    return this.isSettled ? undefined : this.#traversal?.effort;
  }

  tryAgain(): void {
    this.#traversal?.again();
  }

  /** From now on it is the connection, and all others end. @returns whether it is */
  settleOn(pc: RTCPeerConnection): boolean {
    if (this.isSettled) return pc === this.pc;
    this.isSettled = true;
    this.#traversal?.close(pc);
    this.#options.onSettled();
    if (pc === this.pc) return true;
    const first = this.pc;
    this.pc = pc;
    this.#watch(pc);
    first.close();
    return true;
  }

  #watch(pc: RTCPeerConnection): void {
    pc.addEventListener('connectionstatechange', () => {
      if (pc === this.pc) this.#options.onState();
    });
  }
}
