import { renegotiate } from '../forget.ts';
import { withCredentials } from '../with-credentials.ts';

export interface SocketsOptions {
  /** The connection that they stand beside; it has its own description. */
  like: RTCPeerConnection;
  /** Its certificate: whichever of them is found, the other side meets the same one. */
  certificate: RTCCertificate;
  /** The other side's description without candidates, as a remote one of this type. */
  remote: RTCSessionDescriptionInit;
  /** Makes the channel in each. */
  openControl: (pc: RTCPeerConnection) => void;
}

interface OpenOptions {
  /** To ask where they are seen. */
  iceServers?: RTCIceServer[];
  /** Their checks open our NAT's filter, and the other side takes no notice of them. */
  isMute?: boolean;
}

const NO_PASSWORD = `a=ice-pwd:${'nobody'.repeat(4)}`;

/**
 * Further peer connections of this page that answer to the same ICE credentials as the first one, so
 * that the other side, which knows only one, finds any of them. They do without where the browser
 * refuses credentials that it has not made itself.
 */
export class Sockets {
  readonly all: RTCPeerConnection[] = [];
  readonly #options: SocketsOptions;
  #isClosed = false;
  /** How often others were closed. */
  #closings = 0;

  constructor(options: SocketsOptions) {
    this.#options = options;
  }

  /** Opens so many, or as many as the browser allows. */
  async open(count: number, { iceServers = [], isMute = false }: OpenOptions = {}): Promise<void> {
    try {
      for (let n = 0; n < count && !this.#isClosed; n++) await this.#openOne(iceServers, isMute);
    } catch {
      // Those that there are will do, if need be none.
    }
  }

  /** Closes all others, and one that is just being opened; there may be new ones. */
  keep(kept: readonly RTCPeerConnection[] = []): void {
    this.#closings++;
    for (const pc of this.all.splice(0)) {
      if (kept.includes(pc)) this.all.push(pc);
      else pc.close();
    }
  }

  /** Closes all but `kept` for good. */
  close(kept?: RTCPeerConnection): void {
    this.#isClosed = true;
    this.keep(kept && [kept]);
  }

  /** From now on what a mute one sends is understood. */
  async unmute(pc: RTCPeerConnection): Promise<void> {
    await renegotiate(pc, this.#options.remote.sdp ?? '');
  }

  async #openOne(iceServers: RTCIceServer[], isMute: boolean): Promise<void> {
    const { like, certificate, openControl } = this.#options;
    const { type: kind, sdp: said = '' } = this.#options.remote;
    const remote = { type: kind, sdp: isMute ? said.replace(/^a=ice-pwd:.*/m, NO_PASSWORD) : said };
    const closings = this.#closings;
    const pc = new RTCPeerConnection({ iceServers, certificates: [certificate] });
    try {
      openControl(pc);
      if (remote.type === 'offer') await pc.setRemoteDescription(remote);
      const { type, sdp = '' } = await (remote.type === 'offer'
        ? pc.createAnswer()
        : pc.createOffer());
      await pc.setLocalDescription({ type, sdp: withCredentials(sdp, credentialsOf(like)) });
      if (remote.type === 'answer') await pc.setRemoteDescription(remote);
    } catch (error) {
      pc.close();
      throw error;
    }
    if (this.#closings > closings) pc.close();
    else this.all.push(pc);
  }
}

function credentialsOf({ localDescription }: RTCPeerConnection): { ufrag: string; pwd: string } {
  const valueOf = (name: string) =>
    new RegExp(`^a=${name}:(\\S+)`, 'm').exec(localDescription?.sdp ?? '')?.[1] ?? '';
  return { ufrag: valueOf('ice-ufrag'), pwd: valueOf('ice-pwd') };
}
