/** Addresses remembered at a time; further ones in the same second are refused. About 10 MB. */
const MAX_ADDRESSES = 100_000;
/** Milliseconds. */
const SECOND = 1000;
/** RFC 4291 §2.5.4: the subnet is what one customer has; the rest of the address is theirs to choose. */
const IPV6_PREFIX = 8;

/** Counts requests by address and second. What it keeps is bounded, whoever asks. */
export class RateLimit {
  readonly #rate: number;
  readonly #now: () => number;
  readonly #counts = new Map<string, number>();
  #start = -Infinity;

  /**
   * @param rate requests a second that one address may make
   * @param now milliseconds of a clock that only goes forward
   */
  constructor(rate: number, now: () => number = () => performance.now()) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Whether one more request of this address (4 or 16 bytes) may be answered. */
  allows(address: Buffer): boolean {
    if (this.#now() - this.#start >= SECOND) {
      this.#counts.clear();
      this.#start = this.#now();
    }
    const key = address.subarray(0, address.length === 4 ? 4 : IPV6_PREFIX).toString('hex');
    const count = this.#counts.get(key);
    if (count === undefined && this.#counts.size >= MAX_ADDRESSES) return false;
    this.#counts.set(key, (count ?? 0) + 1);
    return (count ?? 0) < this.#rate;
  }
}
