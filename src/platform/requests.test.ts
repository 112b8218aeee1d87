import { readRequest, type Request } from './requests.ts';

test.each<Request>([
  { type: 'load', key: 'settings' },
  { type: 'change', key: 'settings', change: { type: 'restore' } },
  { type: 'open-page', active: false, commands: [{ type: 'invite' }] },
  { type: 'take-commands' },
  { type: 'commands-waiting' },
  { type: 'page-ready' },
  { type: 'focus-host' },
])('takes %j and nothing beside it', (request) => {
  expect(readRequest({ ...request, extra: 1 })).toEqual(request);
});

test.each([
  undefined,
  null,
  'page-ready',
  [],
  {},
  { type: 'unknown' },
  { type: 'load' },
  { type: 'load', key: '' },
  { type: 'load', key: '__proto__' },
  { type: 'change', key: 7, change: 1 },
  { type: 'open-page' },
  { type: 'open-page', active: 'yes', commands: [] },
  { type: 'open-page', active: true },
])('refuses %j', (message) => {
  expect(readRequest(message)).toBeUndefined();
});
