import type { Link } from '../../connection/link.ts';
import { writeMessage, type PingMessage } from '../protocol.ts';
import { readLook, type Look, type Path } from './path.ts';

/** One moment of a connection. */
export interface Moment {
  /** Milliseconds there and back; undefined where no answer came in time. */
  roundTrip?: number | undefined;
  /** Bytes a second since the moment before. */
  sent: number;
  received: number;
}

/** How a connection is going. */
export interface HealthView {
  /** Milliseconds since 1970. */
  since: number;
  path?: Path;
  /** Oldest first, one a second as long as somebody looked. */
  moments: readonly Moment[];
  /** Bytes on this path, with what encryption and transport add. */
  sent: number;
  received: number;
  /** Of what was sent in calls, 0 to 1. */
  lost?: number | undefined;
}

/** Milliseconds between two looks: one costs the browser well under one. */
const INTERVAL = 1000;

/** Who looks says so every two seconds, a hidden page perhaps later. Milliseconds. */
const LEASE = 5000;

/** Moments that are kept: two minutes. */
const MOMENTS = 120;

/** Measures a connection as long as somebody looks. */
export class Health {
  readonly #onChange: () => void;
  #link?: Link | undefined;
  #view?: HealthView | undefined;
  #until = 0;
  #timer?: ReturnType<typeof setInterval> | undefined;
  /** The other side answers pings. */
  #pongs = false;
  #before?: (Look & { at: number }) | undefined;
  /** The ping that was sent last, and when; answered after `roundTrip`. */
  #ping = { id: 0, at: 0, roundTrip: undefined as number | undefined };

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Undefined as long as it is not connected. */
  get view(): HealthView | undefined {
    return this.#view;
  }

  start(link: Link): void {
    this.stop();
    this.#link = link;
    this.#pongs = false;
    this.#view = { since: Date.now(), moments: [], sent: 0, received: 0 };
  }

  /** The link is gone. */
  stop(): void {
    this.#rest();
    this.#link = undefined;
    this.#view = undefined;
  }

  /** Somebody looks, and goes on for a while. */
  watch(): void {
    if (!this.#link) return;
    this.#until = performance.now() + LEASE;
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => void this.#look(), INTERVAL);
    this.#sendPing();
    void this.#look();
  }

  receive({ id }: PingMessage): void {
    this.#pongs = true;
    if (id === this.#ping.id) this.#ping.roundTrip ??= performance.now() - this.#ping.at;
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#before = undefined;
  }

  async #look(): Promise<void> {
    const link = this.#link;
    if (performance.now() > this.#until) return this.#rest();
    const look = readLook((await link?.stats().catch(() => undefined)) ?? []);
    if (!look || !this.#view || link !== this.#link || this.#timer === undefined) return;
    const at = performance.now();
    const { path, sent, received, lost } = look;
    const before = this.#before;
    this.#before = { ...look, at };
    this.#view = { ...this.#view, path, sent, received, lost };
    if (before && at > before.at) {
      const seconds = (at - before.at) / 1000;
      const moment = {
        // Older versions and other programs answer no pings.
        roundTrip: this.#ping.roundTrip ?? (this.#pongs ? undefined : look.roundTrip),
        // A path that moved to another network begins to count again.
        sent: Math.max(0, sent - before.sent) / seconds,
        received: Math.max(0, received - before.received) / seconds,
      };
      this.#view.moments = [...this.#view.moments, moment].slice(-MOMENTS);
      this.#sendPing();
    }
    this.#onChange();
  }

  #sendPing(): void {
    if (this.#link?.plain) return;
    this.#ping = { id: this.#ping.id + 1, at: performance.now(), roundTrip: undefined };
    this.#link?.send(writeMessage({ type: 'ping', id: this.#ping.id }));
  }
}
