import { isStillNeeded } from './host-scan.ts';
import type { State } from './protocol.ts';

test.each<[State, boolean]>([
  ['gathering', true],
  ['inviting', true],
  ['waiting', true],
  ['connecting', true],
  ['connected', false],
  ['failed', false],
  ['closed', false],
])('a scan for a connection that is %s: %s', (state, needed) => {
  const connections = [{ id: 'other', state: 'inviting' } as const, { id: 'a', state }];
  expect(isStillNeeded({ at: 'a', faceToFace: true }, connections)).toBe(needed);
});

test('one that belongs to no connection goes on, one of a connection that is gone does not', () => {
  expect(isStillNeeded({ faceToFace: false }, [])).toBe(true);
  expect(isStillNeeded({ at: 'a', faceToFace: false }, [])).toBe(false);
});
