import { MAX_LIST_CHARS } from './list.ts';
import { DEFAULT_SETTINGS, MAX_SITE_CHARS, readSettings } from './settings.ts';

test.each([
  undefined,
  null,
  7,
  'text',
  [],
  { stunList: 1, lanOnly: 'yes', hideLocal: null, site: 3 },
])('takes the defaults for %j', (stored) => {
  expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
});

test('keeps what was chosen, drops what is unknown', () => {
  const chosen = { stunList: '', lanOnly: true, hideLocal: true, site: 'https://example.org/' };
  expect(readSettings({ ...chosen, later: 1 })).toEqual(chosen);
});

test('takes no list that is too long to be one', () => {
  const list = 'a'.repeat(MAX_LIST_CHARS + 1);
  expect(readSettings({ stunList: list }).stunList).toBe(DEFAULT_SETTINGS.stunList);
});

test('takes no address that is too long to be one', () => {
  expect(readSettings({ site: 'a'.repeat(MAX_SITE_CHARS + 1) }).site).toBe('');
});
