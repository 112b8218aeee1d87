import type en from '../../_locales/en/messages.json';
import { chooseLocale, FALLBACK_LOCALE, fillMessage, type Messages } from '../platform/messages.ts';
import type { Platform } from '../platform/platform.ts';
import { isRecord } from '../platform/requests.ts';
import { SETTINGS_KEY } from '../stun/keys.ts';
import { directionOf, LANGUAGES } from './language.ts';

/** The other forms of a word that counts something, as `spokenSoFar_one`; see docs/translating.md. */
type PluralForm = `${string}_${Intl.LDMLPluralRule}`;

export type WordKey = Exclude<keyof typeof en, PluralForm>;

/** What the person reads, in their language; the words themselves are in `_locales`. */
export interface Words {
  /** Numbers are written as the language does; the first one chooses the word's plural form. */
  (key: WordKey, ...values: (string | number)[]): string;
  /** BCP 47. */
  readonly language: string;
}

export function createWords(messages: Messages, language: string): Words {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  // An address or a name from left to right would put what is around it out of order (UAX 9 §2.5).
  const isolate = (text: string) =>
    directionOf(language) === 'rtl' ? `\u2068${text}\u2069` : text;

  const say = (key: WordKey, ...values: (string | number)[]) => {
    const count = values.find((value) => typeof value === 'number');
    const form = count === undefined ? undefined : messages[`${key}_${plurals.select(count)}`];
    const message = form ?? messages[key];
    const texts = values.map((value) =>
      typeof value === 'number' ? numbers.format(value) : isolate(value),
    );
    return message ? fillMessage(message, texts) : '';
  };
  return Object.assign(say, { language });
}

/** The words of the language that the person chose (a key of LANGUAGES), or else of the browser's. */
export async function loadWords(
  platform: Pick<Platform, 'languages' | 'loadMessages'>,
  chosen: string,
): Promise<Words> {
  const wanted = chosen === '' ? platform.languages : [chosen.replaceAll('_', '-')];
  const locale = chooseLocale(wanted, Object.keys(LANGUAGES));
  const load = async (name: string) =>
    createWords(await platform.loadMessages(name), name.replaceAll('_', '-'));
  return load(locale).catch(() => load(FALLBACK_LOCALE));
}

/** The same before any settings have been read, and for pages that need no more of them. */
export async function loadChosenWords(
  platform: Pick<Platform, 'languages' | 'loadMessages' | 'load'>,
): Promise<Words> {
  const stored = await platform.load(SETTINGS_KEY).catch(() => undefined);
  const language = isRecord(stored) ? stored.language : undefined;
  return loadWords(platform, typeof language === 'string' ? language : '');
}
