import { listServers } from './servers.ts';
import {
  changeSettings,
  DEFAULT_SETTINGS,
  MAX_SITE_CHARS,
  readSettings,
  readSettingsChange,
} from './settings.ts';
import { OLD_DEFAULT_LIST } from './old-default.ts';

test.each([
  undefined,
  null,
  7,
  'text',
  [],
  {
    stun: 1,
    lanOnly: 'yes',
    hideLocal: null,
    ownAddress: ['203.0.113.5'],
    sync: 1,
    site: 3,
    name: [],
    apps: 1,
    appList: [1, {}],
  },
])('takes the defaults for %j', (stored) => {
  expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
});

test('keeps what was chosen, drops what is unknown', () => {
  const stun = { own: [{ host: 'a.example', port: 1, off: true }], bundled: false, off: [] };
  const options = { lanOnly: true, hideLocal: true, sync: true, site: 'https://example.org/' };
  const ownAddress = '203.0.113.5:5000';
  const appList = [{ id: 'x', app: 'org.example', allowed: true }];
  const chosen = { stun, ...options, ownAddress, name: 'Ada', apps: true, appList, language: 'fr' };
  expect(readSettings({ ...chosen, later: 1 })).toEqual(chosen);
});

describe('a list that an earlier version stored as text', () => {
  const asked = (stunList: string) =>
    listServers(readSettings({ stunList, lanOnly: true }).stun).filter(({ on }) => on);

  test('unchanged: today’s list applies', () => {
    expect(readSettings({ stunList: OLD_DEFAULT_LIST })).toEqual(DEFAULT_SETTINGS);
  });

  test('changed: it is the person’s, and nothing else is asked', () => {
    const servers = asked('a.example:3479 # mine\nwhat is this\nstun.threema.ch');
    expect(servers.map(({ url, note }) => [url, note])).toEqual([
      ['stun:a.example:3479', 'mine'],
      ['stun:stun.threema.ch:3478', undefined],
    ]);
    expect(asked('')).toEqual([]);
    expect(asked(OLD_DEFAULT_LIST.split('\n').slice(1).join('\n'))).toHaveLength(11);
  });

  test('counts no more once the list is stored as it is today', () => {
    const { stun } = changeSettings(DEFAULT_SETTINGS, { type: 'switch-bundled', on: false });
    expect(readSettings({ stun, stunList: 'a.example' }).stun).toEqual(stun);
  });
});

test('takes no address that is too long to be one', () => {
  expect(readSettings({ site: 'a'.repeat(MAX_SITE_CHARS + 1) }).site).toBe('');
});
test('changes the options that are named, and those alone', () => {
  const change = readSettingsChange({ type: 'options', options: { lanOnly: true, hideLocal: 7 } });
  expect(change).toEqual({ type: 'options', options: { lanOnly: true } });
  expect(change && changeSettings({ ...DEFAULT_SETTINGS, hideLocal: true }, change)).toEqual({
    ...DEFAULT_SETTINGS,
    lanOnly: true,
    hideLocal: true,
  });
});

test.each([undefined, null, 'x', {}, { type: 'options' }, { type: 'options', options: 1 }])(
  'refuses the change %j',
  (value) => {
    expect(readSettingsChange(value)).toBeUndefined();
  },
);
