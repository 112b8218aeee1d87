import type { Link } from '../../connection/link.ts';
import { writeMessage, type CallMessage } from '../protocol.ts';
import { listDevices, type CaptureReason, type Device } from './capture.ts';
import { Gauge } from './gauge.ts';
import { Incoming } from './incoming.ts';
import { SOURCES, type Lanes, type Source } from './lanes.ts';
import { Outgoing } from './outgoing.ts';
import { QualityWatch } from './quality-watch.ts';
import type { Quality } from './quality.ts';

/** A call as views show it: plain data. */
export interface CallView {
  state:
    /** Nothing is on. */
    | 'idle'
    /** The other side has switched something on; this person has to answer. */
    | 'incoming'
    /** The other side has to answer. */
    | 'calling'
    /** Both take part. */
    | 'on';
  /** Of this person. */
  mine: Record<Source, 'off' | 'asking' | 'on'>;
  muted: boolean;
  /** What the other side sends. */
  theirs: Source[];
  theyMuted: boolean;
  problem?: { source: Source; reason: CaptureReason } | undefined;
  /** How the call before came to its end, where the other side ended it. */
  ended?: 'declined' | 'ended' | 'missed' | undefined;
  devices: Device[];
  /** Those in use; of the speaker empty where it is the usual one. */
  chosen: Record<Device['kind'], string | undefined>;
  quality?: Quality | undefined;
  /** The browser wants a press before it plays what the other side says. */
  blocked: boolean;
}

export interface Levels {
  mine: number;
  theirs: number;
}

const NOTHING: CallMessage = { type: 'call', joined: false, muted: false, lanes: {} };

/**
 * The call of a session. Each side switches on and off what it sends; whoever sends takes part. The
 * one who is called has a say first: before, nothing is sent to them, and nothing of it is played.
 */
export class Call {
  readonly #onChange: () => void;
  #link?: Link;
  readonly #mine: Record<Source, Outgoing>;
  readonly #theirs: Incoming;
  #joined = false;
  #theyJoined = false;
  #muted = false;
  #theyMuted = false;
  #ended?: CallView['ended'];
  /** What was said last of our side. */
  #said = writeMessage(NOTHING);
  #devices: Device[] = [];
  /** What the person has chosen; the browser's choice otherwise. */
  readonly #wanted: Partial<Record<Source, string>> = {};
  #speaker = '';
  readonly #quality: QualityWatch;
  readonly #myGauge = new Gauge();
  readonly #theirGauge = new Gauge();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    const changed = () => this.#changed();
    // Lips and voice are played in step; a screen is another matter.
    const [person, screen] = [new MediaStream(), new MediaStream()];
    const outgoing = (source: Source, group: MediaStream) =>
      new Outgoing({ source, group, onChange: changed });
    this.#mine = {
      microphone: outgoing('microphone', person),
      camera: outgoing('camera', person),
      screen: outgoing('screen', screen),
    };
    this.#theirs = new Incoming(onChange);
    this.#quality = new QualityWatch(onChange);
  }

  /** What is on goes on, unless it is somebody else now. */
  start(link: Link, sameSide: boolean): void {
    if (!sameSide) this.#leave();
    this.#link = link;
    this.#said = writeMessage(NOTHING);
    this.#forgetThem();
    for (const mine of Object.values(this.#mine)) mine.useMedia(link.media);
    this.#changed();
  }

  /** The connection is over: nothing listens or looks any more. */
  stop(): void {
    this.#link = undefined;
    this.#ended = undefined;
    this.#forgetThem();
    this.#leave();
    for (const mine of Object.values(this.#mine)) mine.useMedia(undefined);
    this.#changed();
  }

  receive(message: CallMessage): void {
    const isOpen = this.#state !== 'idle';
    if (message.type === 'call') {
      this.#theyJoined = message.joined;
      this.#theyMuted = message.muted;
      this.#theirs.lanes = message.lanes;
    } else {
      if (isOpen) this.#ended = this.#howEnded();
      this.#forgetThem();
      this.#leave();
    }
    this.#changed();
  }

  async switch(source: Source, on: boolean): Promise<void> {
    if (!this.#link?.media) return;
    if (on) {
      this.#ended = undefined;
      await this.#mine[source].switchOn(this.#wanted[source]);
      if (this.#mine[source].state === 'on') await this.#lookForDevices();
    } else {
      this.#mine[source].switchOff();
      this.#changed();
    }
  }

  /** Takes part, also where only the other side sends anything. */
  answer(): void {
    if (this.#state !== 'incoming') return;
    this.#ended = undefined;
    this.#joined = true;
    this.#changed();
  }

  /** Ends it for both, or declines. */
  hangUp(): void {
    if (this.#state === 'idle') return;
    this.#link?.send(writeMessage({ type: 'hang-up' }));
    this.#forgetThem();
    this.#leave();
    this.#said = writeMessage(NOTHING);
    this.#changed();
  }

  mute(isMuted: boolean): void {
    this.#muted = isMuted;
    this.#mine.microphone.mute(isMuted);
    this.#changed();
  }

  choose(kind: Device['kind'], id: string): void {
    if (kind === 'speaker') {
      this.#speaker = id;
      void this.#theirs.useSpeaker(id);
      return this.#onChange();
    }
    this.#wanted[kind] = id;
    if (this.#mine[kind].state === 'on') void this.#mine[kind].switchOn(id);
  }

  /** The person has pressed, so the browser lets us play. */
  listen(): void {
    this.#theirs.resume();
  }

  get view(): CallView {
    const { microphone, camera, screen } = this.#mine;
    const failed = SOURCES.find((source) => this.#mine[source].problem);
    const reason = failed && this.#mine[failed].problem;
    return {
      state: this.#state,
      mine: { microphone: microphone.state, camera: camera.state, screen: screen.state },
      muted: this.#muted,
      theirs: SOURCES.filter((source) => source in this.#theirs.lanes),
      theyMuted: this.#theyMuted,
      problem: failed && reason && { source: failed, reason },
      ended: this.#ended,
      devices: this.#devices,
      chosen: { microphone: microphone.device, camera: camera.device, speaker: this.#speaker },
      quality: this.#quality.value,
      blocked: this.#theirs.isBlocked,
    };
  }

  /** Pictures to show. */
  stream(whose: 'mine' | 'theirs', source: 'camera' | 'screen'): MediaStream | undefined {
    return whose === 'mine' ? this.#mine[source].stream : this.#theirs.stream(source);
  }

  levels(): Levels {
    return {
      mine: this.#muted ? 0 : this.#myGauge.level(this.#mine.microphone.stream),
      theirs: this.#theirGauge.level(this.#theirs.stream('microphone')),
    };
  }

  get #sends(): boolean {
    return Object.values(this.#mine).some(({ state }) => state === 'on');
  }

  get #state(): CallView['state'] {
    const theySend = Object.keys(this.#theirs.lanes).length > 0;
    if (!this.#sends && !theySend) return 'idle';
    if (!this.#joined && !this.#sends) return 'incoming';
    return this.#theyJoined || theySend ? 'on' : 'calling';
  }

  readonly #onDevices = () => void this.#lookForDevices();

  #howEnded(): CallView['ended'] {
    if (this.#state === 'incoming') return 'missed';
    return this.#state === 'calling' ? 'declined' : 'ended';
  }

  #forgetThem(): void {
    this.#theyJoined = false;
    this.#theyMuted = false;
    this.#theirs.lanes = {};
  }

  /** Everything of this side is off. */
  #leave(): void {
    this.#joined = false;
    this.#muted = false;
    for (const mine of Object.values(this.#mine)) {
      mine.problem = undefined;
      mine.mute(false);
      mine.switchOff();
    }
  }

  /** Brings everything into line with what is on. */
  #changed(): void {
    if (this.#sends) this.#joined = true;
    if (this.#state === 'idle') this.#joined = false;
    const isOn = this.#state === 'on';
    for (const mine of Object.values(this.#mine)) mine.send(isOn);
    const media = this.#link?.media;
    this.#theirs.update(media, this.#theirs.lanes, this.#joined);
    this.#say();
    this.#quality.watch(isOn ? this.#link : undefined);
    if (this.#state === 'idle') this.levels(); // lets go of what was listened to
    this.#onChange();
  }

  #say(): void {
    const lanes: Lanes = {};
    for (const mine of Object.values(this.#mine)) Object.assign(lanes, mine.lanes);
    const muted = this.#muted && this.#mine.microphone.state === 'on';
    const message = writeMessage({ type: 'call', joined: this.#joined, muted, lanes });
    if (message === this.#said) return;
    this.#said = message;
    this.#link?.send(message);
  }

  async #lookForDevices(): Promise<void> {
    // The same listener again is none more.
    navigator.mediaDevices.addEventListener('devicechange', this.#onDevices);
    this.#devices = await listDevices().catch(() => []);
    this.#onChange();
  }
}
