import type { Link } from '../../connection/link.ts';
import { qualityOf, sampleOf, type Quality, type Sample } from './quality.ts';

/** Milliseconds. Statistics of what is sent come once a second or so (RFC 3550 §6.2). */
const INTERVAL = 1000;

/** Looks at how well a call comes through. */
export class QualityWatch {
  value?: Quality;

  readonly #onChange: () => void;
  #link?: Link;
  #timer?: ReturnType<typeof setInterval>;
  #before?: Sample;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Undefined: no more. */
  watch(link: Link | undefined): void {
    if (link === this.#link) return;
    clearInterval(this.#timer);
    this.#link = link;
    this.#before = undefined;
    this.value = undefined;
    if (link) this.#timer = setInterval(() => void this.#look(link), INTERVAL);
  }

  async #look(link: Link): Promise<void> {
    const now = sampleOf(await link.stats().catch(() => []));
    if (link !== this.#link) return;
    const quality = this.#before && qualityOf(this.#before, now);
    this.#before = now;
    if (quality === this.value) return;
    this.value = quality;
    this.#onChange();
  }
}
