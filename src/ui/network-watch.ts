import { areApart, hasMoved, lookAround, placeOf, type Place } from '../connection/network.ts';
import type { Candidate } from '../signal/description.ts';

/** Somebody who waits with a code that says where this side is. */
export interface Waiting {
  candidates: readonly Candidate[];
  /** When that was found out, in milliseconds since 1970. */
  madeAt: number;
  /** The code is wrong now. */
  onMoved(): void;
}

interface Options {
  /** Servers that tell our public address. */
  iceUrls(): string[];
  waiting(): Waiting[];
  /** What one look has found. */
  onSeen(candidates: readonly Candidate[]): void;
  /** `online` has changed. */
  onChange(): void;
}

/** A minute is too long to hand out a code that leads nowhere; each look asks one STUN server. */
const LOOK_EVERY = 15_000;
/** Who has no network is waiting for it. */
const LOOK_EVERY_OFFLINE = 4000;
/** Looks in a row that found nothing: one may have come while an interface was changing. */
const ENOUGH_MISSES = 2;
/** So often in a row it is no change of the network: a carrier gives each flow another address. */
const FICKLE = 3;

/**
 * Watches whether this machine has a network, and whether it is still the one that codes name. It
 * looks for as long as somebody waits, and whenever the browser says that something has changed.
 */
export class NetworkWatch {
  online = true;

  readonly #options: Options;
  #timer?: ReturnType<typeof setTimeout>;
  #misses = 0;
  /** When it had no network last: ways that were open before that are closed. */
  #awayAt = -Infinity;
  /** Pairs of looks in a row that saw different public addresses. */
  #changes = 0;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  start(): void {
    const look = () => {
      clearTimeout(this.#timer);
      // One look after the other.
      this.#looking = this.#looking.then(() => this.#look());
      void this.#looking.then(() => {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(look, this.online ? LOOK_EVERY : LOOK_EVERY_OFFLINE);
      });
    };
    for (const event of ['online', 'offline']) addEventListener(event, look);
    if ('connection' in navigator)
      (navigator.connection as EventTarget)?.addEventListener('change', look);
    look();
  }

  async #look(): Promise<void> {
    if (!navigator.onLine) return this.#set(false);
    if (this.online && this.#options.waiting().length === 0) return;
    const now = await this.#place();
    if (!now) {
      if (++this.#misses >= ENOUGH_MISSES) this.#set(false);
      return;
    }
    this.#misses = 0;
    this.#set(true);
    const isWrong = ({ candidates, madeAt }: Waiting) =>
      madeAt <= this.#awayAt || hasMoved(this.#strip(placeOf(candidates)), now);
    if (!this.#options.waiting().some(isWrong)) return;
    // Networks come up in steps: the one that counts is the one that stays.
    const again = await this.#place();
    if (!again) return;
    this.#changes = areApart(now.publics, again.publics) ? this.#changes + 1 : 0;
    if (hasMoved(now, again)) return;
    for (const each of this.#options.waiting().filter(isWrong)) each.onMoved();
  }

  async #place(): Promise<Place | undefined> {
    const candidates = await lookAround(this.#options.iceUrls());
    this.#options.onSeen(candidates);
    return candidates.length > 0 ? this.#strip(placeOf(candidates)) : undefined;
  }

  #strip(place: Place): Place {
    return this.#changes >= FICKLE ? { ...place, publics: new Set() } : place;
  }

  #set(online: boolean): void {
    if (!online) this.#awayAt = Date.now();
    if (this.online === online) return;
    this.online = online;
    this.#options.onChange();
  }
}
