import fc from 'fast-check';
import { changeList, type ListChange } from './changes.ts';
import { DEFAULT_LIST, type StunList } from './servers.ts';
import { difference, fromItems, toItems, type SyncItems } from './sync-items.ts';

const add = (text: string): ListChange => ({ type: 'add', text, only: false });
const list = (...changes: ListChange[]) => changes.reduce(changeList, DEFAULT_LIST);
const store = (items: SyncItems, before: StunList, after: StunList): SyncItems => {
  const { set, remove } = difference(before, after);
  const left = Object.entries({ ...items, ...set }).filter(([key]) => !remove.includes(key));
  return Object.fromEntries(left);
};

const SAMPLE = list(
  add('b.example # note\na.example'),
  { type: 'switch', url: 'stun:a.example:3478', on: false },
  { type: 'switch', url: 'stun:stun.threema.ch:3478', on: false },
  { type: 'switch-bundled', on: false },
);

test('items hold the list, and leave its order alone', () => {
  expect(fromItems(toItems(SAMPLE), SAMPLE)).toEqual(SAMPLE);
  const hosts = fromItems(toItems(SAMPLE), DEFAULT_LIST).own.map(({ host }) => host);
  expect(hosts).toEqual(['a.example', 'b.example']);
  expect(fromItems({}, SAMPLE)).toEqual(DEFAULT_LIST);
});

test('what two browsers change at the same time is all there in the end', () => {
  const here = changeList(SAMPLE, add('here.example'));
  const there = changeList(SAMPLE, { type: 'remove', url: 'stun:b.example:3478' });
  const items = store(store(toItems(SAMPLE), SAMPLE, here), SAMPLE, there);
  const hosts = fromItems(items, here).own.map(({ host }) => host);
  expect(hosts).toEqual(['a.example', 'here.example']);
});

test('writes nothing where nothing changed', () => {
  expect(difference(SAMPLE, structuredClone(SAMPLE))).toEqual({ set: {}, remove: [] });
});

test('whatever is in the account reads as a list', () => {
  const anything = fc.dictionary(fc.oneof(fc.string(), fc.constant('stun:x')), fc.jsonValue());
  fc.assert(fc.property(anything, (items) => void fromItems(items, SAMPLE)));
});
