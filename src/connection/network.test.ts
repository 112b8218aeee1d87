import type { Candidate } from '../signal/description.ts';
import { hasMoved, placeOf } from './network.ts';

const host = (address: string): Candidate => ({ type: 'host', address, port: 4000 });
const srflx = (address: string): Candidate => ({ type: 'srflx', address, port: 5000 });
const HIDDEN = host('1b6ab8a4-13ab-4a9b-8c1f-27f3bd9c7b11.local');
const HIDDEN_TOO = host('5a342942-d5ae-49bb-9da3-387fa58e7e01.local');

const HOME = [host('192.168.1.2'), srflx('203.0.113.7')];
const HIDDEN_HOME = [HIDDEN, srflx('203.0.113.7')];

test.each<[string, Candidate[], Candidate[], boolean]>([
  ['nothing', HOME, HOME, false],
  ['another Wi-Fi', HOME, [host('10.1.2.3'), srflx('198.51.100.1')], true],
  ['another address from the router', HOME, [host('192.168.1.9'), srflx('203.0.113.7')], true],
  ['a new address of the router', HOME, [host('192.168.1.2'), srflx('203.0.113.99')], true],
  ['one more interface', HOME, [...HOME, host('10.8.0.2')], false],
  ['one interface less', [...HOME, host('10.8.0.2')], HOME, true],
  ['a silent server', HOME, [host('192.168.1.2')], false],
  ['a server that was silent before', [host('192.168.1.2')], HOME, false],
  ['a new name for the same', HIDDEN_HOME, [HIDDEN_TOO, srflx('203.0.113.7')], false],
  ['a hidden interface less', [HIDDEN, HIDDEN_TOO], [HIDDEN], true],
  ['another network behind a name', HIDDEN_HOME, [HIDDEN, srflx('198.51.100.1')], true],
  ['addresses that are hidden from now on', HOME, HIDDEN_HOME, false],
  ['one public address of two', [HIDDEN, srflx('a'), srflx('b')], [HIDDEN, srflx('b')], false],
])('%s', (_, then, now, moved) => {
  expect(hasMoved(placeOf(then), placeOf(now))).toBe(moved);
});
