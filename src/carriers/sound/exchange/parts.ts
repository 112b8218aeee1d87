import { MAX_DEVICES } from './constants.ts';
import type { Part } from './message.ts';

/** Puts codes together that came in parts, several devices' at a time. */
export class Parts {
  readonly #known = new Map<number, (Uint8Array | undefined)[]>();

  /** Takes a part of the code with the tag `tag`. Returns the code once all of it is there. */
  add(tag: number, { index, count, bytes }: Part): Uint8Array | undefined {
    let known = this.#known.get(tag);
    if (known?.length !== count) {
      if (!known && this.#known.size >= MAX_DEVICES) return undefined;
      known = new Array<undefined>(count).fill(undefined);
      this.#known.set(tag, known);
    }
    known[index] = bytes;
    const there = known.flatMap((part) => part ?? []);
    if (there.length < count) return undefined;
    this.#known.delete(tag);
    return Uint8Array.from(there.flatMap((part) => [...part]));
  }
}
