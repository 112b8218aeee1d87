import type en from '../../_locales/en/messages.json';
import type { Platform } from '../platform/platform.ts';

export type WordKey = keyof typeof en;

/** What the person reads, in their language; the words themselves are in `_locales`. */
export interface Words {
  (key: WordKey, ...substitutions: string[]): string;
  /** BCP 47. */
  readonly language: string;
}

export function createWords(platform: Pick<Platform, 'message' | 'language'>): Words {
  return Object.assign(
    (key: WordKey, ...substitutions: string[]) => platform.message(key, substitutions),
    // Extensions are told `de_AT` where the language tag is `de-AT`.
    { language: platform.language().replaceAll('_', '-') },
  );
}
