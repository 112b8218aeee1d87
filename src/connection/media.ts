import type { Negotiator } from './negotiator.ts';

/** A way for sound or pictures to the other side. */
export interface OutgoingWay {
  /** Its name in the descriptions of both sides (RFC 8843: "mid"). */
  mid: string;
  /** Where the track goes, and others in its place. */
  sender: RTCRtpSender;
}

/**
 * Sound and pictures, on the path of the connection itself: another one might not come about. Each way
 * leads in one direction, so that both sides can add theirs at any time without coming to share one.
 */
export class Media {
  readonly #pc: RTCPeerConnection;
  readonly #negotiator: Negotiator;

  constructor(pc: RTCPeerConnection, negotiator: Negotiator) {
    this.#pc = pc;
    this.#negotiator = negotiator;
  }

  /**
   * Makes a way for ours, with nothing on it yet, and agrees on it with the other side; rejects where
   * that fails. It stays as long as the connection, so make few, and use them again.
   *
   * @param stream what is in the same one is played in step
   */
  async open(kind: 'audio' | 'video', stream: MediaStream): Promise<OutgoingWay> {
    const transceiver = this.#pc.addTransceiver(kind, { direction: 'sendonly', streams: [stream] });
    try {
      await this.#negotiator.agree();
      if (transceiver.mid === null || transceiver.currentDirection !== 'sendonly')
        throw new Error('refused by the other side');
      return { mid: transceiver.mid, sender: transceiver.sender };
    } catch (error) {
      transceiver.stop();
      throw error;
    }
  }

  /** What comes on the other side's way `mid`. */
  incoming(mid: string): MediaStreamTrack | undefined {
    const way = this.#pc.getTransceivers().find((each) => each.mid === mid);
    return way?.currentDirection === 'recvonly' ? way.receiver.track : undefined;
  }
}
