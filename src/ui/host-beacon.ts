import { encodeBeacon, type Beacon } from '../signal/beacon-code.ts';
import type { Candidate } from '../signal/description.ts';
import { isLocalAddress } from '../signal/local-address.ts';
import { serveAsBeacon } from '../stun/beacon/serve.ts';
import type { Waiting } from './network-watch.ts';
import type { BeaconView } from './protocol.ts';

/** As long as STUN servers have to answer; after that there is no address to publish. */
const ADDRESS_LIMIT = 8000;

/** The beacon that this person is, if they want to be one. */
export class HostBeacon {
  view: BeaconView = { state: 'off' };
  /** Where its code leads; undefined where there is none. */
  waiting?: Waiting;

  readonly #iceUrls: () => string[];
  readonly #onSeen: (candidates: readonly Candidate[]) => void;
  readonly #onChange: () => void;
  #life = new AbortController();

  /** @param onSeen is told where this side is */
  constructor(
    iceUrls: () => string[],
    onSeen: (candidates: readonly Candidate[]) => void,
    onChange: () => void,
  ) {
    this.#iceUrls = iceUrls;
    this.#onSeen = onSeen;
    this.#onChange = onChange;
  }

  /** @param moved the network changed under the one before */
  start(moved = false): void {
    this.#life.abort();
    const { signal } = (this.#life = new AbortController());
    this.waiting = undefined;
    const madeAt = Date.now();
    this.#show({ state: 'starting' });
    const fail = (problem: 'no-address' | 'overrun') => {
      if (signal.aborted) return;
      this.stop();
      this.#show({ state: 'failed', problem });
    };
    const noAddress = () => {
      if (this.view.state === 'starting') fail('no-address');
    };
    const timer = setTimeout(noAddress, ADDRESS_LIMIT);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

    const onBeacon = (beacon: Beacon, complete: boolean) => {
      this.#onSeen(beacon.candidates);
      const candidates = beacon.candidates.filter(({ address }) => !isLocalAddress(address));
      if (candidates.length === 0) return complete ? noAddress() : undefined;
      this.waiting = { candidates, madeAt, onMoved: () => this.start(true) };
      const behindNat = !candidates.some(({ type }) => type === 'host');
      const served = this.view.state === 'on' ? this.view.served : undefined;
      this.#show({
        state: 'on',
        code: encodeBeacon({ ...beacon, candidates }),
        behindNat,
        moved,
        served,
      });
    };
    const onServed = (served: number) => {
      if (this.view.state === 'on' && this.view.served !== served)
        this.#show({ ...this.view, served });
    };
    const listener = { onBeacon, onServed, onOverrun: () => fail('overrun') };
    serveAsBeacon(this.#iceUrls(), listener, signal).catch(noAddress);
  }

  stop(): void {
    this.#life.abort();
    this.waiting = undefined;
    this.#show({ state: 'off' });
  }

  #show(view: BeaconView): void {
    this.view = view;
    this.#onChange();
  }
}
