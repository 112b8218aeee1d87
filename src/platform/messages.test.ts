import { chooseLocale, fillMessage } from './messages.ts';

test.each([
  [['de-AT', 'fr'], 'de'],
  [['pt-PT'], 'pt_BR'],
  [['pt-br', 'de'], 'pt_BR'],
  [['ja', 'zh-TW', 'de'], 'zh_TW'],
  [['ja'], 'en'],
  [[], 'en'],
])('for %j takes %s', (wants, locale) => {
  expect(chooseLocale(wants, ['en', 'de', 'pt_BR', 'zh_CN', 'zh_TW'])).toBe(locale);
});

test.each([
  ['nothing to fill', 'nothing to fill'],
  ['$1 of $2', 'one of $1'],
  ['$NAME$ costs $$5', 'one: costs $5'],
  ['missing: $3', 'missing: '],
  ['$unknown$', '$unknown$'],
])('fills %j', (message, filled) => {
  const placeholders = { name: { content: '$1:' } };
  expect(fillMessage({ message, placeholders }, ['one', '$1'])).toBe(filled);
});
