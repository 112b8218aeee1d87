import type { Media, OutgoingWay } from '../../connection/media.ts';
import { capture, CaptureError, release, type CaptureReason } from './capture.ts';
import { LANES_OF, type Lane, type Lanes, type Source } from './lanes.ts';

interface Options {
  source: Source;
  /** What shall be played in step is sent under the same stream. */
  group: MediaStream;
  onChange: () => void;
}

/** One thing that this person can send: microphone, camera or screen. */
export class Outgoing {
  state: 'off' | 'asking' | 'on' = 'off';
  problem?: CaptureReason;
  /** What the device gives. */
  stream?: MediaStream;

  readonly #options: Options;
  #asking = new AbortController();
  #media?: Media;
  /** On the connection of now. Once made they stay, with nothing on them. */
  readonly #ways = new Map<Lane, OutgoingWay>();
  #isHeard = false;
  #isMuted = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Of the device, as in `listDevices`. */
  get device(): string | undefined {
    return this.stream?.getTracks()[0]?.getSettings().deviceId;
  }

  /** What is sent, or shall be as soon as the other side takes part. */
  get lanes(): Lanes {
    const live = [...this.#ways].filter(([lane]) => this.#track(lane));
    return Object.fromEntries(live.map(([lane, { mid }]) => [lane, mid]));
  }

  /** What is on goes on over another connection, or waits for one. */
  useMedia(media: Media | undefined): void {
    this.#media = media;
    this.#ways.clear();
    if (this.stream && media) void this.#attempt(() => this.#openWays());
  }

  /** Asks the person. Where it is on already, changes over to the other device. */
  switchOn(device?: string): Promise<void> {
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    if (this.state === 'off') this.state = 'asking';
    this.problem = undefined;
    this.#options.onChange();
    return this.#attempt(async () => {
      const stream = await capture(this.#options.source, device, signal);
      this.#use(stream);
      await this.#openWays();
    }, signal);
  }

  /** At once: the light beside a camera goes out. Whoever does that knows of the change. */
  switchOff(): void {
    this.#asking.abort();
    this.state = 'off';
    release(this.stream);
    this.stream = undefined;
    this.#pass();
  }

  mute(isMuted: boolean): void {
    this.#isMuted = isMuted;
    for (const track of this.stream?.getAudioTracks() ?? []) track.enabled = !isMuted;
  }

  /** @param isHeard whether the other side takes part: before, nothing is sent */
  send(isHeard: boolean): void {
    if (this.#isHeard === isHeard) return;
    this.#isHeard = isHeard;
    this.#pass();
  }

  async #attempt(task: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    try {
      await task();
    } catch (error) {
      if (signal?.aborted) return;
      const reason = error instanceof CaptureError ? error.reason : 'not-agreed';
      // Another device that cannot be had is no reason to lose the one that is there.
      if (!this.stream || reason === 'not-agreed') this.switchOff();
      this.problem = reason;
    }
    this.#options.onChange();
  }

  #use(stream: MediaStream): void {
    const before = this.stream;
    this.stream = stream;
    this.state = 'on';
    this.mute(this.#isMuted);
    const [first] = [...stream.getVideoTracks(), ...stream.getTracks()];
    // Says nothing where we stop it ourselves.
    first?.addEventListener('ended', () => this.#lose(stream), { once: true });
    this.#pass();
    release(before);
  }

  #lose(stream: MediaStream): void {
    if (stream !== this.stream) return;
    this.switchOff();
    // Whoever stops sharing a screen does so by the browser's own button.
    if (this.#options.source !== 'screen') this.problem = 'gone';
    this.#options.onChange();
  }

  async #openWays(): Promise<void> {
    const media = this.#media;
    const { source, group, onChange } = this.#options;
    if (!media) return;
    const wanted = Object.entries(LANES_OF[source]) as ['audio' | 'video', Lane][];
    const missing = wanted.filter(([, lane]) => this.#track(lane) && !this.#ways.has(lane));
    const opened = missing.map(async ([kind, lane]) => {
      const way = await media.open(kind, group);
      if (media === this.#media) this.#ways.set(lane, way);
    });
    await Promise.all(opened).catch((error: unknown) => {
      // Of a connection that is gone.
      if (media === this.#media) throw error;
    });
    this.#pass();
    onChange();
  }

  #pass(): void {
    for (const [lane, { sender }] of this.#ways) {
      const track = this.#isHeard ? this.#track(lane) : undefined;
      // Rejects only where the connection is gone.
      sender.replaceTrack(track ?? null).catch(() => undefined);
    }
  }

  #track(lane: Lane): MediaStreamTrack | undefined {
    const kind = LANES_OF[this.#options.source].audio === lane ? 'audio' : 'video';
    return this.stream?.getTracks().find((track) => track.kind === kind);
  }
}
