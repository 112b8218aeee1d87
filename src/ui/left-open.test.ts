import fc from 'fast-check';
import { isAlive, readLeftOpen, type LeftOpen } from './left-open.ts';
import type { State } from './protocol.ts';

const NOW = 1_800_000_000_000;
const DAY = 24 * 3600 * 1000;
const entry: LeftOpen = { number: 2, state: 'inviting', at: NOW - 1000, invites: [1, 32_767] };

const states: State[] = [
  'idle',
  'gathering',
  'inviting',
  'replying',
  'waiting',
  'connecting',
  'connected',
  'failed',
  'closed',
];

test('a path is worth a question, a code only once it was handed out', () => {
  const alive = (handedOut: boolean) => states.filter((state) => isAlive({ state, handedOut }));
  expect(alive(false)).toEqual(['connecting', 'connected']);
  expect(alive(true)).toEqual(['inviting', 'replying', 'waiting', 'connecting', 'connected']);
});

test('what was stored is read again, also after JSON', () => {
  const stored = [entry, { ...entry, state: 'connected' as const, invites: [] }];
  expect(readLeftOpen(JSON.parse(JSON.stringify(stored)), NOW)).toEqual(stored);
});

test.each([
  ['a day old', { ...entry, at: NOW - DAY }],
  ['from the future', { ...entry, at: NOW + 1 }],
  ['of something that was over', { ...entry, state: 'failed' }],
  ['in no state', { ...entry, state: 'toString' }],
  ['with half a number', { ...entry, number: 1.5 }],
  ['with a text for a number', { ...entry, number: '2' }],
  ['with a tag that cannot be', { ...entry, invites: [32_768] }],
  ['with too many tags', { ...entry, invites: Array(9).fill(1) }],
  ['without tags', { ...entry, invites: undefined }],
])('an entry %s is left out, and no other', (_, bad) => {
  expect(readLeftOpen([bad, entry], NOW)).toEqual([entry]);
});

test('a damaged record does not fill the screen', () => {
  expect(readLeftOpen(Array(1000).fill(entry), NOW)).toHaveLength(20);
});

test('whatever is stored, it is a list', () => {
  fc.assert(
    fc.property(fc.anything(), (stored) => {
      expect(Array.isArray(readLeftOpen(stored, NOW))).toBe(true);
      expect(readLeftOpen([stored], NOW)).toEqual([]);
    }),
  );
});
