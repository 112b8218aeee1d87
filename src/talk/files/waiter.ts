/** Waits for something that others may change. */
export class Waiter {
  #wake: () => void = () => undefined;

  /** Something has changed. */
  readonly look = (): void => this.#wake();

  /** Resolves once `holds`; only one can wait. @throws the reason of `signal`, once it is aborted */
  async until(holds: () => boolean, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', this.look, { once: true });
    try {
      for (;;) {
        signal.throwIfAborted();
        if (holds()) return;
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      signal.removeEventListener('abort', this.look);
    }
  }
}
