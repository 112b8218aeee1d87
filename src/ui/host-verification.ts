import { isFrom } from './host-take.ts';
import type { Connection } from '../connection/connection.ts';
import type { Link } from '../connection/link.ts';
import type { VerifyMessage } from '../talk/protocol.ts';
import { Verification } from '../talk/verification/verification.ts';
import type { VerificationView } from './protocol.ts';

/** Whether the other side of a session is who it should be, as far as the people have compared. */
export class HostVerification {
  view?: VerificationView;

  readonly #onChange: () => void;
  #verification?: Verification;
  /** Whoever the person has found to be the right one. */
  #verified?: Uint8Array;
  #other?: Uint8Array;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  start(link: Link, { own, other }: Connection): void {
    this.view = undefined;
    this.#verification = undefined;
    this.#other = other?.fingerprint;
    if (link.plain || !own.description || !other) return;
    const isKnown = this.#verified !== undefined && isFrom(this.#verified, other);
    const verification = Verification.start({
      own: own.description.fingerprint,
      other: other.fingerprint,
      send: (text) => link.send(text),
      onResult: (result) => {
        if (verification !== this.#verification) return;
        const isSame = isKnown && result.state === 'ready';
        this.view = isSame ? { ...result, state: 'same' } : result;
        this.#onChange();
      },
    });
    this.#verification = verification;
  }

  receive(message: VerifyMessage): void {
    this.#verification?.receive(message);
  }

  /** The person has compared, or wants to do so again. */
  judge(verdict: 'same' | 'different' | 'ready'): void {
    if (!this.view || this.view.state === 'broken') return;
    this.#verified = verdict === 'same' ? this.#other : undefined;
    this.view = { ...this.view, state: verdict };
  }
}
