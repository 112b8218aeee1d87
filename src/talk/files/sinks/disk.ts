import type { DiskAnswer, DiskRequest } from './disk-messages.ts';

/** A file in the origin private file system, as the page sees it. */
export class DiskFile {
  readonly #worker: Worker;
  #waiting: { resolve: (answer: DiskAnswer) => void; reject: (error: unknown) => void }[] = [];

  /** Undefined where the browser has no such files, or no worker for them, for this page. */
  static async open(folder: string, name: string): Promise<DiskFile | undefined> {
    let file: DiskFile | undefined;
    try {
      file = new DiskFile();
      await file.#ask({ type: 'open', folder, name });
      return file;
    } catch {
      file?.end();
      return undefined;
    }
  }

  private constructor() {
    this.#worker = new Worker(
      /* webpackChunkName: "disk-worker" */ new URL('./disk-worker.ts', import.meta.url),
    );
    this.#worker.onmessage = ({ data }: MessageEvent<DiskAnswer>) =>
      this.#waiting.shift()?.resolve(data);
    this.#worker.onerror = () => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error('no disk worker'));
    };
  }

  /** Appends. @returns the same memory, to be used again */
  async write(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    // A part of a buffer has to be copied; a whole one moves.
    const whole = bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();
    const answer = await this.#ask({ type: 'write', bytes: whole }, [whole.buffer]);
    return answer.type === 'written' ? answer.bytes : bytes;
  }

  /** The SHA-256 of a part of what was written. @param length a block at most */
  async digest(at: number, length: number): Promise<Uint8Array> {
    const answer = await this.#ask({ type: 'digest', at, length });
    return answer.type === 'digest' ? answer.hash : new Uint8Array();
  }

  async close(): Promise<void> {
    await this.#ask({ type: 'close' });
    this.end();
  }

  end(): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.splice(0)) reject(new Error('ended'));
  }

  async #ask(request: DiskRequest, moved: Transferable[] = []): Promise<DiskAnswer> {
    const answer = await new Promise<DiskAnswer>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(request, moved);
    });
    if (answer.type === 'failed') throw new DOMException(answer.message, answer.name);
    return answer;
  }
}
