import { BASE_RATE, FRAME } from '../constants.ts';
import { OWN_ECHO } from '../exchange/constants.ts';
import { Exchange, type Utterance } from '../exchange/exchange.ts';
import { Progress, type Stage, type Trouble } from '../exchange/progress.ts';
import { levelOf, Rise } from './level.ts';
import { listen } from './listen.ts';
import { listMicrophones, openMicrophone, type MicrophoneName } from './microphone.ts';
import type { FromModem } from './modem.ts';
import { openModem, type TellModem } from './open-modem.ts';
import { play } from './play.ts';
import { SoundError, type SoundReason } from './sound-error.ts';

/** Milliseconds that a frame takes in the air. */
const FRAME_TIME = (1000 * FRAME) / BASE_RATE;

/**
 * Milliseconds after our own words until we listen again: the room's echo, and what the microphone's
 * buffers still hold. The other side waits longer than that before it answers. Where we hear ourselves
 * nevertheless (wireless loudspeakers are late, and not all say so), it is made longer.
 */
const ECHO = { least: 150, most: OWN_ECHO, margin: 100 } as const;

/** Of full scale, for a try that was not preceded by others: the sound has some 13 dB of a voice's peaks. */
const VOLUME = 0.4;

/** Milliseconds. A sound that is allowed to play begins in less. */
const BEGIN_TIMEOUT = 1000;

/** Blocks of sound between two looks at how things stand: 12 times a second. */
const STATUS_BLOCKS = 2;

export interface SoundStatus {
  stage:
    | Stage
    /** The person is asked for the microphone. */
    | 'asking'
    /** There is no code to be said yet. */
    | 'preparing'
    /** The browser plays nothing before the person has pressed something in the page. */
    | 'blocked';
  speaking: boolean;
  /** Loudness that the microphone hears, 0 to 1. */
  level: number;
  trouble?: Trouble | undefined;
  /** The browser works on the microphone's sound although it was asked not to. */
  filtered: boolean;
  microphones: MicrophoneName[];
  /** The id of the one in use. */
  microphone: string;
}

export interface SoundExchangeOptions {
  onStatus: (status: SoundStatus) => void;
  /** Both sides have both codes: the other's. It goes on acknowledging until it is stopped. */
  onPartner: (code: Uint8Array) => void;
  /** It has stopped by itself. */
  onEnd: (reason: SoundReason) => void;
}

/**
 * Exchanges codes with another device by loudspeaker and microphone. What is in the air is its only
 * clock: time passes as sound has been listened to, so that whoever is slow is not too early.
 */
export class SoundExchange {
  readonly #options: SoundExchangeOptions;
  readonly #life = new AbortController();
  readonly #context: AudioContext;
  /** Of the microphone that is in use. */
  #ear = new AbortController();
  #tellModem?: TellModem;
  #onModulated?: (samples: Float32Array<ArrayBuffer>) => void;
  #exchange?: Exchange;
  /** Milliseconds of sound that came in, and of that which the modem has listened to. */
  #arrived = 0;
  #time = 0;
  #progress = new Progress(0);
  #mouth: 'still' | 'preparing' | 'speaking' = 'still';
  #words: Uint8Array[] = [];
  #spokenAt = -Infinity;
  #echo: number = ECHO.least;
  readonly #rise = new Rise();
  #blocks = 0;
  #told = false;
  #status: SoundStatus = {
    stage: 'asking',
    speaking: false,
    level: 0,
    filtered: false,
    microphones: [],
    microphone: '',
  };

  /** Throws SoundError 'no-sound' where the browser has none. */
  constructor(options: SoundExchangeOptions) {
    this.#options = options;
    try {
      // Underruns spoil frames; latency, which this hint accepts, only costs its own time.
      this.#context = new AudioContext({ latencyHint: 'playback' });
    } catch (error) {
      throw new SoundError('no-sound', { cause: error });
    }
    const { signal } = this.#life;
    signal.addEventListener('abort', () => void this.#context.close(), { once: true });
    const onStateChange = () => {
      if (this.#exchange) this.#tell({ stage: this.#stage() });
    };
    this.#context.addEventListener('statechange', onStateChange, { signal });
  }

  /** Asks for the microphone, and listens. Resolves when it does, or when it has ended. */
  async open(microphone?: string): Promise<void> {
    const { signal } = this.#life;
    const opened = this.#attempt(async () => {
      const onMessage = (message: FromModem) => this.#onMessage(message);
      [this.#tellModem] = await Promise.all([
        openModem(this.#context.sampleRate, onMessage, signal),
        this.#openEar(microphone),
      ]);
      await this.resume();
    });
    // The person may leave the browser's question open.
    const ended = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([opened, ended]);
  }

  /** To be called when the person pressed something: now the browser may let us play. */
  async resume(): Promise<void> {
    const { signal } = this.#life;
    const late = new Promise((resolve) => {
      const timer = setTimeout(resolve, BEGIN_TIMEOUT);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    });
    await Promise.race([this.#context.resume().catch(() => undefined), late]);
    if (!signal.aborted) this.#tell({ stage: this.#stage() });
  }

  /** Listens by another microphone from now on. */
  async useMicrophone(id: string): Promise<void> {
    await this.#attempt(() => this.#openEar(id));
  }

  /** Says `code` (at most `MAX_SPOKEN_CODE` bytes) from now on. */
  begin(code: Uint8Array): void {
    const now = this.#time;
    this.#exchange = new Exchange({ code, frameTime: FRAME_TIME, random: Math.random, now });
    this.#progress = new Progress(now);
  }

  /** Falls silent and lets go of the microphone. */
  stop(): void {
    this.#ear.abort();
    this.#life.abort();
  }

  async #openEar(id: string | undefined): Promise<void> {
    this.#ear.abort();
    this.#ear = new AbortController();
    const { signal } = this.#ear;
    const { stream, id: microphone, filtered } = await openMicrophone(id, signal);
    const list = async () => {
      const microphones = await listMicrophones();
      if (!signal.aborted) this.#tell({ microphones });
    };
    navigator.mediaDevices.addEventListener('devicechange', () => void list(), { signal });
    stream
      .getAudioTracks()[0]
      ?.addEventListener('ended', () => this.#fail('microphone-gone'), { signal });
    const stage = this.#exchange ? this.#stage() : 'preparing';
    this.#tell({ microphone, filtered, stage });
    await Promise.all([
      list(),
      listen(this.#context, stream, (samples) => this.#onBlock(samples), signal),
    ]);
  }

  #onBlock(samples: Float32Array<ArrayBuffer>): void {
    if (!this.#tellModem || this.#life.signal.aborted) return;
    const level = levelOf(samples);
    this.#arrived += (1000 * samples.length) / this.#context.sampleRate;
    this.#progress.sound(level, this.#arrived);
    if (++this.#blocks % STATUS_BLOCKS === 0) this.#tell({ level, stage: this.#stage() });
    const louder = this.#rise.push(level);
    // Our own voice is no news; silence in its place keeps the time.
    if (this.#mouth === 'speaking' || this.#arrived < this.#spokenAt + this.#echo) samples.fill(0);
    else if (louder) this.#exchange?.louder(this.#arrived);
    this.#tellModem({ type: 'listen', samples });
  }

  #onMessage(message: FromModem): void {
    switch (message.type) {
      case 'begin':
        if (this.#exchange?.sense(this.#time, message.left)) this.#progress.frame(this.#time);
        return;
      case 'payload':
        return this.#hear(message.payload);
      case 'listened':
        this.#time += (1000 * message.samples) / this.#context.sampleRate;
        return this.#takeTurn();
      case 'modulated':
        return this.#onModulated?.(message.samples);
      case 'broken':
        return this.#fail('no-sound');
      case 'ready':
    }
  }

  #hear(payload: Uint8Array): void {
    const exchange = this.#exchange;
    if (!exchange) return;
    if (this.#words.some((words) => isSame(words, payload))) {
      const late = this.#time - this.#spokenAt + ECHO.margin;
      this.#echo = Math.max(this.#echo, Math.min(late, ECHO.most));
    }
    exchange.hear(payload, this.#time);
    const { partner, done } = exchange;
    this.#progress.know({ partner: partner !== undefined, done }, this.#time);
    this.#tell({ stage: this.#stage() });
    if (!done || !partner || this.#told) return;
    this.#told = true;
    this.#options.onPartner(partner);
  }

  #takeTurn(): void {
    if (this.#mouth !== 'still' || this.#context.state !== 'running') return;
    const utterance = this.#exchange?.speak(this.#time);
    if (utterance) void this.#attempt(() => this.#say(utterance));
  }

  async #say(utterance: Utterance): Promise<void> {
    const { signal } = this.#life;
    this.#mouth = 'preparing';
    this.#words = utterance.payloads;
    const samples = await new Promise<Float32Array<ArrayBuffer>>((resolve) => {
      this.#onModulated = resolve;
      this.#tellModem?.({ type: 'modulate', utterance });
    });
    signal.throwIfAborted();
    this.#mouth = 'speaking';
    this.#tell({ speaking: true });
    // As many frames as are needed when nobody answers, so much louder.
    await play(this.#context, samples, Math.min(1, VOLUME * Math.sqrt(utterance.frames)), signal);
    signal.throwIfAborted();
    this.#mouth = 'still';
    this.#spokenAt = this.#arrived;
    this.#exchange?.spoken(this.#time);
    this.#tell({ speaking: false });
  }

  #stage(): SoundStatus['stage'] {
    if (this.#context.state !== 'running') return 'blocked';
    return this.#exchange ? this.#progress.stage(this.#time) : 'preparing';
  }

  #tell(changes: Partial<SoundStatus>): void {
    const trouble = this.#exchange && this.#progress.trouble(this.#arrived);
    this.#status = { ...this.#status, trouble, ...changes };
    if (!this.#life.signal.aborted) this.#options.onStatus(this.#status);
  }

  async #attempt(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      // Another microphone was chosen meanwhile, or all of it stopped.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.#fail(error instanceof SoundError ? error.reason : 'no-sound');
    }
  }

  #fail(reason: SoundReason): void {
    if (this.#life.signal.aborted) return;
    this.stop();
    this.#options.onEnd(reason);
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
