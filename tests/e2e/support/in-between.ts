import { encodeCode, decodeCode } from '../../../src/signal/code.ts';
import { parseSdp } from '../../../src/signal/parse-sdp.ts';
import { inviteTag } from '../../../src/signal/tag.ts';
import { toSdp } from '../../../src/signal/to-sdp.ts';
import type { View } from '../../../tools/lab/browsers/index.ts';

/** In the page of whoever sits in between. */
interface Middle {
  /** @returns an offer */
  invite(): Promise<string>;
  /** Makes the connection of the invite, by the answer to it. */
  take(answer: string): Promise<void>;
  /** @returns an answer */
  reply(offer: string): Promise<string>;
}
type Global = typeof globalThis & { middle: Middle };

/**
 * Somebody through whose hands the codes of two people go, and who gives each of them others. He
 * passes on what they say, and keeps to the rules when they make signs out of what they know of each other.
 */
export class InBetween {
  readonly #view: View;

  private constructor(view: View) {
    this.#view = view;
  }

  static async at(view: View): Promise<InBetween> {
    await view.evaluate(sitDown);
    return new InBetween(view);
  }

  /** @returns the invite that the second person gets in place of the first one's */
  async swapsInvite(): Promise<string> {
    const sdp = await this.#view.evaluate(() => (globalThis as Global).middle.invite());
    return encodeCode(parseSdp(sdp, 'offer'));
  }

  /** @returns the reply that the first person gets in place of the second one's */
  async swapsReply(invite: string, reply: string): Promise<string> {
    const theirs = decodeCode(reply);
    const answer = toSdp(theirs, { type: 'answer', setup: theirs.setup });
    await this.#view.evaluate((sdp: string) => (globalThis as Global).middle.take(sdp), answer);
    const asked = decodeCode(invite);
    const offer = toSdp(asked, { type: 'offer', setup: 'active' });
    const sdp = await this.#view.evaluate(
      (given: string) => (globalThis as Global).middle.reply(given),
      offer,
    );
    return encodeCode({ ...parseSdp(sdp, 'answer'), kind: 'reply', answers: inviteTag(asked) });
  }
}

/** In the page. */
function sitDown(): void {
  const channels: RTCDataChannel[] = [];
  const waiting: string[][] = [[], []];
  const connect = (side: 0 | 1) => {
    const pc = new RTCPeerConnection();
    const channel = pc.createDataChannel('spontan', { negotiated: true, id: 0 });
    channels[side] = channel;
    const say = (to: 0 | 1, text: string) => {
      const line = channels[to];
      if (line?.readyState === 'open') line.send(text);
      else waiting[to]?.push(text);
    };
    const value = crypto.getRandomValues(new Uint8Array(32));
    const commit = async () => {
      const [, hex = ''] = /fingerprint:sha-256 (\S+)/.exec(pc.localDescription?.sdp ?? '') ?? [];
      const purpose = new TextEncoder().encode('spontan commitment 1');
      const fingerprint = hex.split(':').map((byte) => parseInt(byte, 16));
      const bytes = Uint8Array.from([...purpose, ...fingerprint, ...value]);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      say(side, JSON.stringify({ type: 'commit', hash: base64url(hash) }));
    };
    channel.addEventListener('open', () => {
      for (const text of waiting[side]?.splice(0) ?? []) channel.send(text);
    });
    let committed = false;
    channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
      if (data.startsWith('{"type":"reveal"')) return;
      if (!data.startsWith('{"type":"commit"')) return say(side === 0 ? 1 : 0, data);
      if (committed) return;
      committed = true;
      void commit().then(() =>
        say(side, JSON.stringify({ type: 'reveal', value: base64url(value) })),
      );
    });
    return pc;
  };
  const base64url = (bytes: Uint8Array) =>
    btoa(String.fromCharCode(...bytes))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
  const described = async (pc: RTCPeerConnection) => {
    await pc.setLocalDescription();
    while (pc.iceGatheringState !== 'complete')
      await new Promise((resolve) => setTimeout(resolve, 50));
    return pc.localDescription?.sdp ?? '';
  };
  let second: RTCPeerConnection | undefined;
  const middle: Middle = {
    invite: () => described((second = connect(1))),
    take: async (sdp) => second?.setRemoteDescription({ type: 'answer', sdp }),
    reply: async (sdp) => {
      const pc = connect(0);
      await pc.setRemoteDescription({ type: 'offer', sdp });
      return described(pc);
    },
  };
  Object.assign(globalThis, { middle });
}
