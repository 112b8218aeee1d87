import type { Box, Clock } from './box.ts';
import { nameOf, type Datagram } from './datagram.ts';

/** Translates nothing, and lets in only answers: what comes from where something was sent to. */
export class Firewall implements Box {
  readonly #timeout: number;
  readonly #now: Clock;
  readonly #holes = new Map<string, number>();

  /** @param timeout seconds */
  constructor(timeout: number, now: Clock) {
    this.#timeout = timeout;
    this.#now = now;
  }

  outbound(datagram: Datagram): Datagram {
    this.#refresh(`${nameOf(datagram.from)} ${nameOf(datagram.to)}`);
    return datagram;
  }

  inbound(datagram: Datagram): Datagram | undefined {
    const hole = `${nameOf(datagram.to)} ${nameOf(datagram.from)}`;
    if ((this.#holes.get(hole) ?? 0) <= this.#now()) return undefined;
    this.#refresh(hole);
    return datagram;
  }

  #refresh(hole: string): void {
    this.#holes.set(hole, this.#now() + this.#timeout * 1000);
  }
}
