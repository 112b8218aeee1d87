import type { Media } from '../../connection/media.ts';
import { LANES, type Lane, type Lanes } from './lanes.ts';

const SOUNDS: readonly Lane[] = ['microphone', 'screen-sound'];

/** What the other side sends. Nothing of it is played unless this person takes part. */
export class Incoming {
  lanes: Lanes = {};
  /** The browser wants a press of the person before it plays anything. */
  isBlocked = false;

  readonly #onChange: () => void;
  readonly #streams = new Map<Lane, { mid: string; stream: MediaStream }>();
  readonly #players = new Map<Lane, HTMLAudioElement>();
  #speaker = '';

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** @param plays whether this person takes part */
  update(media: Media | undefined, lanes: Lanes, plays: boolean): void {
    this.lanes = lanes;
    for (const lane of LANES) {
      const mid = plays ? lanes[lane] : undefined;
      if (this.#streams.get(lane)?.mid === mid) continue;
      const track = mid === undefined ? undefined : media?.incoming(mid);
      if (mid === undefined || !track) this.#streams.delete(lane);
      else this.#streams.set(lane, { mid, stream: new MediaStream([track]) });
      if (SOUNDS.includes(lane)) this.#play(lane);
    }
  }

  stream(lane: Lane): MediaStream | undefined {
    return this.#streams.get(lane)?.stream;
  }

  /** Plays what the browser has held back; the person has pressed just now. */
  resume(): void {
    this.isBlocked = false;
    for (const player of this.#players.values()) this.#start(player);
  }

  /** @param id as in `listDevices`; empty: the usual one */
  async useSpeaker(id: string): Promise<void> {
    this.#speaker = id;
    await Promise.all([...this.#players.values()].map((player) => this.#lead(player)));
  }

  /** Sound needs no place on the screen: it is heard whatever the page shows. */
  #play(lane: Lane): void {
    const stream = this.stream(lane);
    const player = this.#players.get(lane) ?? new Audio();
    player.srcObject = stream ?? null;
    if (stream) this.#players.set(lane, player);
    else this.#players.delete(lane);
    if (this.#players.size === 0) this.isBlocked = false;
    if (!stream) return;
    void this.#lead(player);
    this.#start(player);
  }

  #start(player: HTMLAudioElement): void {
    player.play().catch((error: unknown) => {
      // AbortError: it was stopped before it began.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      this.isBlocked = true;
      this.#onChange();
    });
  }

  async #lead(player: HTMLAudioElement): Promise<void> {
    // Not in every browser; one that is gone is no reason to hear nothing.
    if ('setSinkId' in player) await player.setSinkId(this.#speaker).catch(() => undefined);
  }
}
