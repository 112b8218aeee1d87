import type { Platform } from '../platform/platform.ts';

interface Kind<T, C> {
  key: string;
  /** Reads what was stored, which may be anything. */
  read: (stored: unknown) => T;
  /** What the key's reducer does to it; doing it twice is the same as once. */
  apply: (value: T, change: C) => T;
}

/**
 * Something stored, as one window sees it. What the person changes here shows at once, and goes to
 * where all windows' changes are applied one after the other.
 */
export class Stored<T, C> {
  readonly #platform: Platform;
  readonly #kind: Kind<T, C>;
  readonly #onChange: () => void;
  /** As last heard. */
  #value: T;
  /** Changes on their way, on top of that. */
  #pending: C[] = [];
  /** The last change could not be stored. */
  failed = false;

  constructor(platform: Platform, kind: Kind<T, C>, onChange: () => void) {
    this.#platform = platform;
    this.#kind = kind;
    this.#onChange = onChange;
    this.#value = kind.read(undefined);
  }

  get value(): T {
    return this.#pending.reduce(this.#kind.apply, this.#value);
  }

  async start(): Promise<void> {
    const { key } = this.#kind;
    this.#platform.watch?.(key, (value) => this.#hear(value));
    this.#value = this.#kind.read(await this.#platform.load(key));
  }

  async change(change: C): Promise<void> {
    this.#pending.push(change);
    this.#onChange();
    const settle = () => {
      this.#pending = this.#pending.filter((each) => each !== change);
    };
    try {
      // The browser may stop the background in the middle of it: once more, then it is started again.
      const send = () => this.#platform.change(this.#kind.key, change);
      const value = await send().catch(send);
      settle();
      this.failed = false;
      this.#hear(value);
    } catch {
      settle();
      this.failed = true;
      this.#onChange();
    }
  }

  #hear(value: unknown): void {
    this.#value = this.#kind.read(value);
    this.#onChange();
  }
}
