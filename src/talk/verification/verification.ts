import { fromBase64url, toBase64url } from '../../signal/base64url.ts';
import { compareBytes } from '../../connection/roles.ts';
import { writeMessage, type VerifyMessage } from '../protocol.ts';
import { commitmentTo, signsOf, VALUE_BYTES } from './derive.ts';

export type VerificationResult =
  /** What both people have to compare. */
  | { state: 'ready'; signs: number[] }
  /** The other side does not keep to the protocol: it may be two others, one for each of us. */
  | { state: 'broken' };

interface Options {
  /** Of this side's certificate, and of the one at the other end, as this browser knows them. */
  own: Uint8Array;
  other: Uint8Array;
  send: (text: string) => void;
  onResult: (result: VerificationResult) => void;
}

/**
 * Makes out of both fingerprints and a random value of each side a few signs for people to compare. Who
 * sits in between has other fingerprints on each side, and so other signs; with few signs one could try values until
 * they fit, so both sides commit to theirs before either shows it (as in ZRTP, RFC 6189 §4.4.1.1).
 */
export class Verification {
  readonly #options: Options;
  readonly #value = crypto.getRandomValues(new Uint8Array(VALUE_BYTES));
  #commitment?: Uint8Array;
  #isOver = false;
  /** Hashing takes a moment: one message after the other. */
  #last: Promise<void>;

  /** Undefined where the browser has no hash functions for pages: those by http without encryption. */
  static start(options: Options): Verification | undefined {
    return 'subtle' in crypto ? new Verification(options) : undefined;
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#last = this.#commit();
  }

  /** Takes a message from the other side. */
  receive(message: VerifyMessage): void {
    this.#last = this.#last
      .then(() => this.#read(message))
      .catch(() => this.#end({ state: 'broken' }));
  }

  async #commit(): Promise<void> {
    const { own } = this.#options;
    const hash = toBase64url(await commitmentTo({ fingerprint: own, value: this.#value }));
    this.#send({ type: 'commit', hash });
  }

  async #read(message: VerifyMessage): Promise<void> {
    if (this.#isOver) return;
    if (message.type === 'commit') {
      // Only the first one counts: after it, our value is no secret any more.
      if (this.#commitment) throw new Error('a second commitment');
      this.#commitment = bytesOf(message.hash);
      this.#send({ type: 'reveal', value: toBase64url(this.#value) });
      return;
    }
    const { own, other } = this.#options;
    const theirs = { fingerprint: other, value: bytesOf(message.value) };
    const promised = await commitmentTo(theirs);
    if (!this.#commitment || compareBytes(promised, this.#commitment) !== 0)
      throw new Error('not what was promised');
    const signs = await signsOf({ fingerprint: own, value: this.#value }, theirs);
    this.#end({ state: 'ready', signs });
  }

  #send(message: VerifyMessage): void {
    this.#options.send(writeMessage(message));
  }

  #end(result: VerificationResult): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.onResult(result);
  }
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (bytes?.length !== VALUE_BYTES) throw new Error('not 32 bytes');
  return bytes;
}
