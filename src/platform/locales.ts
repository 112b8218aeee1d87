import english from '../../_locales/en/messages.json';
import { FALLBACK_LOCALE, type Messages } from './messages.ts';

/** Bundled, each language by itself: it is loaded, or in a single file unpacked, when it is wanted. */
export async function loadMessages(locale: string): Promise<Messages> {
  if (locale === FALLBACK_LOCALE) return english;
  const file = import(
    /* webpackChunkName: "words-[request]" */ `../../_locales/${locale}/messages.json`
  ) as Promise<{ default: Messages }>;
  return (await file).default;
}
