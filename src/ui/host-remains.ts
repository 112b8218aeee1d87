import type { Platform } from '../platform/platform.ts';
import type { LeftOpen } from './left-open.ts';
import { storedLeftOpen, type StoredLeftOpen } from './stored-things.ts';

/** How often what is alive is said to be so still: often against the day after which it counts as old. */
const REPEAT_EVERY = 3600 * 1000;

/** Keeps what is alive, for the case that the page is closed under it, and what was so before. */
export class Remains {
  /** What was alive when the page was closed, until the person has seen it. */
  before: LeftOpen[] = [];

  readonly #platform: Platform;
  readonly #stored: StoredLeftOpen;
  /** What was stored last, without the times. */
  #noted = noteOf([]);
  #timer?: ReturnType<typeof setInterval>;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#stored = storedLeftOpen(platform, () => undefined);
  }

  async start(): Promise<void> {
    if (this.#platform.isPrivate) return;
    await this.#stored.start();
    this.before = this.#stored.value;
    this.#noted = noteOf(this.before);
  }

  dismiss(): void {
    this.before = [];
  }

  /** @param alive all that is alive now */
  note(alive: Omit<LeftOpen, 'at'>[]): void {
    const note = noteOf([...this.before, ...alive]);
    if (note === this.#noted || this.#platform.isPrivate) return;
    this.#noted = note;
    const store = () => {
      const at = Date.now();
      void this.#stored.change([...this.before, ...alive.map((each) => ({ ...each, at }))]);
    };
    store();
    clearInterval(this.#timer);
    if (alive.length > 0) this.#timer = setInterval(store, REPEAT_EVERY);
  }
}

function noteOf(entries: readonly Omit<LeftOpen, 'at'>[]): string {
  return JSON.stringify(entries.map(({ number, state, invites }) => [number, state, invites]));
}
