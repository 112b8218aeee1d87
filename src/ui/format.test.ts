import { formatAgo, formatAmount, formatShare, formatTime } from './format.ts';
import { directionOf } from './language.ts';

test('the time of day follows the language', () => {
  const at = new Date(2026, 0, 2, 14, 5).getTime();
  expect(formatTime(at, 'de')).toBe('14:05');
  expect(formatTime(at, 'en')).toMatch(/^2:05\sPM$/);
});

test('languages written from the right are known, with or without a region', () => {
  const languages = ['ar', 'fa-IR', 'he', 'ur-PK', 'en', 'de-AT', 'arn'];
  expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual([
    'ar',
    'fa-IR',
    'he',
    'ur-PK',
  ]);
});

test.each([
  [0, 'en', undefined],
  [59_999, 'en', undefined],
  [60_000, 'en', '1 minute ago'],
  [3 * 60_000, 'de', 'vor 3 Minuten'],
  [3_599_999, 'en', '59 minutes ago'],
  [2 * 3_600_000, 'en', '2 hours ago'],
  [49 * 3_600_000, 'en', '2 days ago'],
])('%d ms in %s are %s', (ms, language, text) => {
  expect(formatAgo(ms, language)).toBe(text);
});

test('amounts are told in the unit that fits', () => {
  expect([0, 512, 3100, 20 * 1024 ** 2, 5e12].map((bytes) => formatAmount(bytes, 'en'))).toEqual([
    '0 byte',
    '512 byte',
    '3 kB',
    '20 MB',
    '4,657 GB',
  ]);
  expect(formatAmount(1_500_000, 'de', true)).toBe('1,4 MB/s');
  expect(formatShare(0.0251, 'en')).toBe('2.5%');
});
