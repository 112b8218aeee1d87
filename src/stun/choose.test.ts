import fc from 'fast-check';
import { chooseServers, operatorOf } from './choose.ts';
import { parseStunList } from './list.ts';

const { servers } = parseStunList('a.one.example\nb.one.example\nc.two.example\nd.three.example');

test.each([
  ['stun1.l.google.com', 'google.com'],
  ['stun.engineeredarts.co.uk', 'engineeredarts.co.uk'],
  ['stun.m-online.net', 'm-online.net'],
  ['example', 'example'],
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8::7', '2001:db8::7'],
])('operator of %s', (host, operator) => {
  expect(operatorOf(host)).toBe(operator);
});

test('takes different operators whatever the dice say', () => {
  fc.assert(
    fc.property(
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (dice) => {
        const chosen = chooseServers(servers, () => dice.next().value as number);
        expect(new Set(chosen.map(({ host }) => operatorOf(host)))).toEqual(
          new Set(['one.example', 'two.example', 'three.example']),
        );
      },
    ),
  );
});

test('falls back to a second server of the same operator', () => {
  expect(chooseServers(servers.slice(0, 2), () => 0)).toHaveLength(2);
  expect(chooseServers([], Math.random)).toEqual([]);
});

test('each server gets its turn, and the list is left as it was', () => {
  const before = structuredClone(servers);
  const seen = new Set<string>();
  // 1/4 each: that one of four is never drawn in 500 draws has a chance below 1e-60.
  for (let i = 0; i < 500; i++) seen.add(chooseServers(servers, Math.random, 1)[0]?.host ?? '');
  expect(seen.size).toBe(4);
  expect(servers).toEqual(before);
});
