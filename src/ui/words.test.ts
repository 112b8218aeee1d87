import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Messages } from '../platform/messages.ts';
import { DIAGNOSIS_WORDS, FAILURE_WORDS, PROBLEM_WORDS, STATE_WORDS } from './labels.ts';
import { LANGUAGES } from './language.ts';
import { createWords, loadWords } from './words.ts';

interface Message {
  message: string;
  description?: string;
  placeholders?: Record<string, { content: string }>;
}

const ROOT = join(__dirname, '../..');
const LOCALES = readdirSync(join(ROOT, '_locales'));

/** Counts above this are not shown anywhere: the forms for a million are not needed. */
const MAX_COUNT = 1000;

function readLocale(name: string): Record<string, Message> {
  return JSON.parse(readFileSync(join(ROOT, '_locales', name, 'messages.json'), 'utf8'));
}

/** The sources without tests, by path. */
function readSources(): Map<string, string> {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$/.test(path))
    .map((path) => join('src', path));
  return new Map(files.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

const english = readLocale('en');
/** The words that count something. */
const counted = Object.keys(english)
  .filter((key) => key.endsWith('_one'))
  .map((key) => key.slice(0, -'_one'.length));

/** The keys that a language has to have: for each word that counts, all of its plural forms. */
function keysFor(locale: string): string[] {
  const rules = new Intl.PluralRules(locale.replaceAll('_', '-'));
  const forms = new Set(Array.from({ length: MAX_COUNT }, (_, count) => rules.select(count)));
  forms.delete('other');
  const plain = Object.keys(english).filter((key) => !key.endsWith('_one'));
  return [...plain, ...counted.flatMap((key) => [...forms].map((form) => `${key}_${form}`))];
}

/** How wide a text is, in letters of English. */
function widthOf(text: string): number {
  const letters = [...new Intl.Segmenter().segment(text)];
  return letters.reduce((sum, { segment }) => sum + (/\p{sc=Han}/u.test(segment) ? 2 : 1), 0);
}

test('the languages that can be chosen are those of _locales', () => {
  expect(Object.keys(LANGUAGES).sort()).toEqual([...LOCALES].sort());
});

describe.each(LOCALES)('_locales/%s', (name) => {
  const messages = readLocale(name);

  test('has the same words as English, each in all of its plural forms', () => {
    expect(Object.keys(messages).sort()).toEqual(keysFor(name).sort());
  });

  test('fills in the same placeholders as English', () => {
    for (const [key, { message, placeholders = {} }] of Object.entries(messages)) {
      const [base = '', form] = key.split('_');
      const contents = (all: typeof placeholders = {}) =>
        Object.entries(all).map(([placeholder, { content }]) => `${placeholder} ${content}`);
      expect({ key, has: contents(placeholders) }).toEqual({
        key,
        has: contents(english[base]?.placeholders),
      });
      const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, word]) => word?.toLowerCase());
      const wanted = Object.keys(placeholders);
      // "One group" and "two groups" may be words.
      const may = form === 'zero' || form === 'one' || form === 'two' ? wanted.slice(1) : wanted;
      expect({ key, unknown: named.filter((word) => !wanted.includes(word ?? '')) }).toEqual({
        key,
        unknown: [],
      });
      expect({ key, missing: may.filter((word) => !named.includes(word)) }).toEqual({
        key,
        missing: [],
      });
    }
  });

  test('leaves no word empty, and no placeholder half', () => {
    const bad = Object.entries(messages).filter(
      ([, { message }]) => !message.trim() || message.replace(/\$\w+\$/g, '').includes('$'),
    );
    expect(bad).toEqual([]);
  });

  test('holds nothing that could be taken for XML', () => {
    const signs = Object.values(messages).filter(({ message }) => /[<>&]/.test(message));
    expect(signs).toEqual([]);
  });

  test('describes the extension in what the stores allow: 45 and 132 characters', () => {
    expect(messages.extensionName?.message.length).toBeLessThanOrEqual(45);
    expect(messages.extensionDescription?.message.length).toBeLessThanOrEqual(132);
  });

  test.each([
    ['tabs, six of which share the popup', /^Tab:/, 0, 9],
    ['buttons', /^(Big )?[Bb]utton/, 2, 26],
    ['states', /^State of a connection/, 2, 20],
  ])('is short enough for %s', (_, description, factor, least) => {
    const long = Object.entries(english)
      .filter(([, message]) => description.test(message.description ?? ''))
      .map(([key, { message }]) => ({
        key,
        text: messages[key]?.message ?? '',
        most: Math.max(factor * widthOf(message), least),
      }))
      .filter(({ text, most }) => widthOf(text) > most);
    expect(long).toEqual([]);
  });
});

test('every word is used, and told to translators', () => {
  const sources = [...readSources().values(), readFileSync(join(ROOT, 'manifest.json'), 'utf8')];
  const text = sources.join('\n');
  const unused = keysFor('ja').filter(
    (key) => !new RegExp(`['"]${key}['"]|__MSG_${key}__`).test(text),
  );
  expect(unused).toEqual([]);
  expect(Object.keys(english).filter((key) => !english[key]?.description)).toEqual([]);
});

test('no words stand in the sources', () => {
  const found: string[] = [];
  /** Words in an element, or in one of its attributes that people see or hear. */
  const search = (node: ts.Node, path: string): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(`${path}: ${node.text.trim()}`);
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const name = node.name.getText();
      const { text } = node.initializer;
      // Keys are words' names, addresses are none.
      const isWord = !(text in english) && !/^[a-z0-9.:/]*$/.test(text);
      if (/^(alt|title|placeholder|label|aria-label)$/.test(name) && isWord) {
        found.push(`${path}: ${text}`);
      }
    }
    ts.forEachChild(node, (child) => search(child, path));
  };
  for (const [path, text] of readSources()) {
    if (!path.endsWith('.tsx')) continue;
    const { TSX } = ts.ScriptKind;
    search(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, TSX), path);
  }
  // Names of protocols and files, the same everywhere.
  const names = new Set(found.map((each) => each.replace(/^.*: /, '')));
  expect([...names].sort()).toEqual(['IPv4', 'IPv6', 'SHA256SUMS (SHA-256)']);
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

describe('words', () => {
  const messages: Messages = {
    serversNotAsked: { message: '$1 of $2: other' },
    serversNotAsked_one: { message: '$1 of $2: one' },
    serversNotAsked_few: { message: '$1 of $2: few' },
  };

  test.each([
    ['en', 1, '1 of 1,234: one'],
    ['en', 3, '3 of 1,234: other'],
    ['ru', 1, '1 of 1\u00a0234: one'],
    ['ru', 23, '23 of 1\u00a0234: few'],
    ['ru', 25, '25 of 1\u00a0234: other'],
    ['fa', 25, '۲۵ of ۱٬۲۳۴: other'],
  ])('count in %s: %d', (language, count, text) => {
    expect(createWords(messages, language)('serversNotAsked', count, 1234)).toBe(text);
  });

  test('keep what is filled in apart from a text that runs the other way', () => {
    const say = (language: string) =>
      createWords({ serverUse: { message: '$1' } }, language)('serverUse', '2001:db8::7');
    expect(say('ar')).toBe('\u20682001:db8::7\u2069');
    expect(say('de')).toBe('2001:db8::7');
  });

  test('are those of the chosen language, else the browser’s, else English', async () => {
    const language = async (languages: string[], chosen: string) => {
      const loadMessages = (locale: string) =>
        locale === 'fr' ? Promise.reject(new Error('offline')) : Promise.resolve({});
      return (await loadWords({ languages, loadMessages }, chosen)).language;
    };
    expect(await language(['de-AT', 'en'], '')).toBe('de');
    expect(await language(['de'], 'zh_CN')).toBe('zh-CN');
    expect(await language(['de'], 'xx')).toBe('en');
    expect(await language(['fr'], '')).toBe('en');
  });
});
