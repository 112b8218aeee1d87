/** One language of `_locales`, as extensions have them. */
export type Messages = Record<string, Message | undefined>;

interface Message {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

export const FALLBACK_LOCALE = 'en';

/**
 * The best of `available` (folder names such as `de` or `pt_BR`) for what the person `wants`
 * (BCP 47 tags, best first): the same tag, or the same language.
 */
export function chooseLocale(wants: readonly string[], available: readonly string[]): string {
  const tags = available.map((name) => ({ name, tag: name.toLowerCase().replaceAll('_', '-') }));
  const languageOf = (tag: string) => tag.split('-')[0];
  for (const want of wants.map((tag) => tag.toLowerCase())) {
    const found =
      tags.find(({ tag }) => tag === want) ??
      tags.find(({ tag }) => tag === languageOf(want)) ??
      tags.find(({ tag }) => languageOf(tag) === languageOf(want));
    if (found) return found.name;
  }
  return FALLBACK_LOCALE;
}

/** What `i18n.getMessage` of an extension does: `$NAME$` by placeholder, `$1` by position, `$$` is `$`. */
export function fillMessage(message: Message, substitutions: readonly string[]): string {
  const byPosition = (text: string) =>
    text.replace(/\$([1-9]|\$)/g, (_, d: string) =>
      d === '$' ? '$' : (substitutions[+d - 1] ?? ''),
    );
  const placeholders = new Map(
    Object.entries(message.placeholders ?? {}).map(([name, { content }]) => [
      name.toLowerCase(),
      content,
    ]),
  );
  return message.message
    .split(/\$([A-Za-z0-9_@]+)\$/)
    .map((part, index) =>
      byPosition(index % 2 ? (placeholders.get(part.toLowerCase()) ?? `$${part}$`) : part),
    )
    .join('');
}
