import { MAX_LIST_CHARS } from './list.ts';
import { DEFAULT_SETTINGS, readSettings } from './settings.ts';

test.each([undefined, null, 7, 'text', [], { stunList: 1, lanOnly: 'yes', hideLocal: null }])(
  'takes the defaults for %j',
  (stored) => {
    expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
  },
);

test('keeps what was chosen, drops what is unknown', () => {
  const chosen = { stunList: '', lanOnly: true, hideLocal: true };
  expect(readSettings({ ...chosen, later: 1 })).toEqual(chosen);
});

test('takes no list that is too long to be one', () => {
  const list = 'a'.repeat(MAX_LIST_CHARS + 1);
  expect(readSettings({ stunList: list }).stunList).toBe(DEFAULT_SETTINGS.stunList);
});
