import { decodeCode, encodeCode } from '../../../src/signal/code.ts';
import { parseSdp } from '../../../src/signal/parse-sdp.ts';
import { toSdp } from '../../../src/signal/to-sdp.ts';
import type { View } from '../../../tools/lab/browsers/index.ts';

/** In the page of the hostile one. */
interface Evil {
  /** @returns an offer */
  offer(plain: boolean): Promise<string>;
  /** @returns once the other side hears us */
  take(answer: string): Promise<void>;
  pc: RTCPeerConnection;
  channel: RTCDataChannel;
}
export type EvilGlobal = typeof globalThis & { evil: Evil };

/** Somebody who knows how spontan connects, and then does not keep to its rules. */
export class Hostile {
  readonly #view: View;

  private constructor(view: View) {
    this.#view = view;
  }

  static async at(view: View): Promise<Hostile> {
    await view.evaluate(sitDown);
    return new Hostile(view);
  }

  /** @param plain as a program that knows nothing of spontan @returns an invite, or a plain offer */
  async invites(plain = false): Promise<string> {
    const sdp = await this.#view.evaluate(
      (p: boolean) => (globalThis as EvilGlobal).evil.offer(p),
      plain,
    );
    return plain ? sdp : encodeCode(parseSdp(sdp, 'offer'));
  }

  /** @param reply to the invite */
  async takes(reply: string): Promise<void> {
    const sdp = reply.startsWith('v=0')
      ? reply
      : toSdp(decodeCode(reply), { type: 'answer', setup: 'passive' });
    await this.#view.evaluate((text: string) => (globalThis as EvilGlobal).evil.take(text), sdp);
  }

  /** @param deed what it does, in its page, with `evil` */
  does(deed: () => void): Promise<void> {
    return this.#view.evaluate(deed);
  }
}

/** In the page. */
function sitDown(): void {
  const evil: Pick<Evil, 'offer' | 'take'> & Partial<Evil> = {
    offer: async (plain) => {
      const pc = new RTCPeerConnection();
      const channel = plain
        ? pc.createDataChannel('evil')
        : pc.createDataChannel('spontan', { negotiated: true, id: 0 });
      Object.assign(evil, { pc, channel });
      await pc.setLocalDescription();
      while (pc.iceGatheringState !== 'complete')
        await new Promise((resolve) => setTimeout(resolve, 50));
      return pc.localDescription?.sdp ?? '';
    },
    take: async (sdp) => {
      const { pc, channel } = evil as Evil;
      const heard = new Promise((resolve) => {
        channel.addEventListener('open', resolve);
        channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
          if (!data.startsWith('{"type":"hello"')) return;
          channel.send('{"type":"hello-back","version":1}');
        });
      });
      await pc.setRemoteDescription({ type: 'answer', sdp });
      await heard;
    },
  };
  Object.assign(globalThis, { evil });
}
