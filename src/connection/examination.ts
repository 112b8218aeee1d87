import type { Beacon } from '../signal/beacon-code.ts';
import { EXAMINE_INTERVAL, SLOW_AFTER } from './constants.ts';
import { diagnose, foresee, type Codes, type Diagnosis } from './diagnosis.ts';
import { addEvidence, NO_EVIDENCE } from './evidence.ts';
import { withoutHelpers } from './helpers.ts';
import type { State } from './state.ts';
import { statsOf } from './stats.ts';

/** What two codes tell with certainty. */
const HOPELESS: readonly Diagnosis[] = ['no-shared-family', 'both-symmetric'];

interface Options {
  /** Where the path is looked for. */
  pc: () => RTCPeerConnection;
  /** Who was asked for our address: what comes from there is no trace of the other side. */
  helpers: readonly Beacon[];
  codes: () => Codes;
  onChange: () => void;
  /** There is a path, or nobody looks for one any more. */
  signal: AbortSignal;
}

/** Finds out what stands in the way of a connection. */
export class Examination {
  readonly #options: Options;
  #diagnosis?: Diagnosis;
  #evidence = NO_EVIDENCE;
  /** On the clock of `performance.now()`. */
  #begin?: number;

  constructor(options: Options) {
    this.#options = options;
  }

  /** What stands in the way, once it is worth saying. */
  advice(state: State): Diagnosis | undefined {
    switch (state) {
      case 'inviting':
      case 'replying':
      case 'waiting':
        return foresee(this.#options.codes());
      case 'connecting':
      case 'failed':
        return this.#diagnosis;
      default:
        return undefined;
    }
  }

  /**
   * Both codes are known. Looks every few seconds; what is certain is told at once, the rest when it has
   * taken longer than it should.
   */
  begin(): void {
    const { codes, signal } = this.#options;
    this.#begin = performance.now();
    const foreseen = foresee(codes());
    if (foreseen && HOPELESS.includes(foreseen)) this.#tell(foreseen);
    const timer = setInterval(() => void this.#look(), EXAMINE_INTERVAL);
    signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  }

  /** If it has begun, looks once more at once, and tells what it finds whatever the time. */
  async lookOnceMore(): Promise<void> {
    await this.#look(true);
  }

  async #look(isLast = false): Promise<void> {
    const { pc, helpers, codes } = this.#options;
    if (this.#begin === undefined) return;
    const stats = await statsOf(pc());
    this.#evidence = addEvidence(this.#evidence, withoutHelpers(stats, helpers));
    const isLate = performance.now() - this.#begin >= SLOW_AFTER;
    if (isLate || isLast) this.#tell(diagnose(codes(), this.#evidence));
  }

  #tell(diagnosis: Diagnosis): void {
    const { signal, onChange } = this.#options;
    if (signal.aborted || diagnosis === this.#diagnosis) return;
    this.#diagnosis = diagnosis;
    onChange();
  }
}
