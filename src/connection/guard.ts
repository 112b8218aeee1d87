import { Allowance } from './allowance.ts';
import { MAX_CHANNELS, MAX_CONTROL_MESSAGE, MAX_LABEL, OFFENCE_MESSAGES } from './constants.ts';

interface Options {
  /** Whether the other side may send bytes where we expect texts, as some programs do. */
  allowsBytes: boolean;
  /** It sent what spontan never sends. */
  onHostile: () => void;
  signal: AbortSignal;
}

/** Stands between the other side and those who read what it says: nobody has to bear a flood. */
export class Guard {
  readonly #options: Options;
  readonly #allowance = new Allowance(performance.now());
  #channels = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Calls back for each text of a size that anybody may send, until the other side goes too far. */
  onTexts(channel: RTCDataChannel, onText: (text: string) => void): void {
    const { allowsBytes, onHostile, signal } = this.#options;
    // A blob would be a file in some browsers.
    channel.binaryType = 'arraybuffer';
    const read = ({ data }: MessageEvent<unknown>) => {
      const size = sizeOf(data);
      if (size > MAX_CONTROL_MESSAGE || !this.#grants(1, size)) return onHostile();
      if (typeof data === 'string') onText(data);
      else if (!allowsBytes) onHostile();
    };
    channel.addEventListener('message', read, { signal });
  }

  /** @returns whether a channel that the other side opened is one that anybody may open */
  admits(channel: RTCDataChannel): boolean {
    this.#channels++;
    channel.addEventListener('close', () => this.#channels--, { once: true });
    const isFine =
      this.#channels <= MAX_CHANNELS &&
      channel.label.length <= MAX_LABEL &&
      channel.protocol.length <= MAX_LABEL &&
      this.#grants(1, channel.label.length);
    if (!isFine) this.#options.onHostile();
    return isFine;
  }

  /** It said what makes no sense to those who read it. */
  readonly offence = (): void => {
    if (!this.#grants(OFFENCE_MESSAGES, 0)) this.#options.onHostile();
  };

  #grants(messages: number, characters: number): boolean {
    return this.#allowance.take(messages, characters, performance.now());
  }
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof ArrayBuffer ? data.byteLength : Infinity;
}
