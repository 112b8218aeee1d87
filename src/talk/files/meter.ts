import { RATE_SPAN } from './constants.ts';

/** How fast something grows. */
export class Meter {
  #samples: { at: number; value: number }[] = [];

  /** @param at in milliseconds, never less than before */
  add(value: number, at: number): void {
    this.#samples.push({ at, value });
    const begin = at - RATE_SPAN;
    // The last one before the span is its beginning.
    while (this.#samples.length > 2 && (this.#samples[1]?.at ?? at) <= begin) this.#samples.shift();
  }

  /** It stands still, and will begin anew. */
  clear(): void {
    this.#samples = [];
  }

  /** A second; undefined as long as too little is known. */
  rate(): number | undefined {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (!first || !last || last.at - first.at < MIN_SPAN) return undefined;
    return ((last.value - first.value) * 1000) / (last.at - first.at);
  }
}

/** Milliseconds. Less says nothing: what was sent first went into empty buffers. */
const MIN_SPAN = 500;
