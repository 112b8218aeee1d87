import { CodeError } from '../../signal/errors.ts';
import { FrameCollector, type Frame } from './fountain.ts';
import { fromMessage, readScanned } from './payload.ts';

/** What a look at an image has brought. */
export type Finding =
  /** A code, or a text that holds one: done. */
  | { kind: 'text'; text: string }
  /** Part of an animated sequence: so many frames of those needed are here. */
  | { kind: 'progress'; received: number; needed: number }
  /** Nothing but symbols that hold something else. */
  | { kind: 'other' };

/** Makes sense of the texts that a reader finds, image after image. */
export class Scan {
  readonly #frames = new FrameCollector();
  readonly #ignores: (text: string) => boolean;

  /** @param ignores true for a text that is not to be found, though it is there */
  constructor(ignores: (text: string) => boolean = () => false) {
    this.#ignores = ignores;
  }

  /** @param texts of the symbols in one image. Undefined if there are none. */
  look(texts: readonly string[]): Finding | undefined {
    let finding: Finding | undefined;
    for (const scanned of texts.map(readScanned)) {
      if (scanned.kind === 'text') {
        if (this.#ignores(scanned.text)) continue;
        return scanned;
      }
      if (scanned.kind === 'frame') finding = this.#collect(scanned.frame);
      else finding ??= scanned;
      if (finding.kind === 'text') return finding;
    }
    return finding;
  }

  #collect(frame: Frame): Finding {
    const { received, needed, message } = this.#frames.add(frame);
    if (!message) return { kind: 'progress', received, needed };
    try {
      return { kind: 'text', text: fromMessage(message) };
    } catch (error) {
      if (error instanceof CodeError) return { kind: 'other' };
      throw error;
    }
  }
}
