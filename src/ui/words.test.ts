import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIAGNOSIS_WORDS, FAILURE_WORDS, PROBLEM_WORDS, STATE_WORDS } from './labels.ts';
import { createWords } from './words.ts';

interface Message {
  message: string;
  description: string;
  placeholders?: Record<string, { content: string }>;
}

const ROOT = join(__dirname, '../..');
const LOCALES = readdirSync(join(ROOT, '_locales'));

function readLocale(name: string): Record<string, Message> {
  return JSON.parse(readFileSync(join(ROOT, '_locales', name, 'messages.json'), 'utf8'));
}

/** Everything that may name a word: the sources without tests, and the manifest. */
function readSources(): string {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$/.test(path))
    .map((path) => join('src', path));
  return [...files, 'manifest.json'].map((path) => readFileSync(join(ROOT, path), 'utf8')).join();
}

const english = readLocale('en');

describe.each(LOCALES)('_locales/%s', (name) => {
  const messages = readLocale(name);

  test('has the same words as English', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  test('fills in the same placeholders as English', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(messages)) {
      expect({ key, placeholders }).toEqual({
        key,
        placeholders: english[key]?.placeholders ?? {},
      });
      const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, word]) => word?.toLowerCase());
      expect({ key, named: named.sort() }).toEqual({
        key,
        named: Object.keys(placeholders).sort(),
      });
    }
  });

  test('leaves no word empty and names its own language', () => {
    expect(Object.keys(messages).filter((key) => !messages[key]?.message.trim())).toEqual([]);
    expect(messages.languageTag?.message).toBe(name.replaceAll('_', '-'));
  });

  test('holds nothing that could be taken for XML', () => {
    const signs = Object.values(messages).filter(({ message }) => /[<>&]/.test(message));
    expect(signs).toEqual([]);
  });

  test('describes the extension in what the Chrome Web Store allows: 132 characters', () => {
    expect(messages.extensionDescription?.message.length).toBeLessThanOrEqual(132);
  });
});

test('every word is used', () => {
  const sources = readSources();
  const unused = Object.keys(english).filter(
    (key) => !new RegExp(`['"]${key}['"]|__MSG_${key}__`).test(sources),
  );
  expect(unused).toEqual([]);
});

test('every state, diagnosis, failure and problem has a sentence of its own', () => {
  const keys = [
    ...Object.values(STATE_WORDS),
    ...Object.values(DIAGNOSIS_WORDS).flatMap(({ what, next }) => [what, next]),
    ...Object.values(FAILURE_WORDS).flatMap(({ what, next }) => [what, next]),
    ...Object.values(PROBLEM_WORDS),
  ];
  const sentences = keys.map((key) => english[key]?.message);
  expect(new Set(sentences).size).toBe(keys.length);
  expect(sentences).not.toContain(undefined);
});

test('words come from the platform, with its language as a BCP 47 tag', () => {
  const words = createWords({
    message: (key, substitutions) => [key, ...substitutions].join('|'),
    language: () => 'pt_BR',
  });
  expect(words('testProgress', '1', '2')).toBe('testProgress|1|2');
  expect(words.language).toBe('pt-BR');
});
