import type { Description } from '../signal/description.ts';
import { complement, crossingSetup } from './roles.ts';

const chromium = { ufrag: 'aB3+', pwd: 'abcdefghijklmnopqrstuv/+' };
const firefox = { ufrag: '0123abcd', pwd: '0123456789abcdef0123456789abcdef' };

function side(credentials: { ufrag: string; pwd: string }, firstByte: number): Description {
  const fingerprint = new Uint8Array(32).fill(7);
  fingerprint[0] = firstByte;
  return {
    ...credentials,
    kind: 'invite',
    setup: 'actpass',
    fingerprint,
    candidates: [],
    maxMessageSize: 262144,
  };
}

test.each([
  ['two Chromiums', side(chromium, 1), side(chromium, 2), 'active'],
  ['two Firefoxes', side(firefox, 1), side(firefox, 2), 'active'],
  ['Firefox with the greater fingerprint', side(firefox, 2), side(chromium, 1), 'active'],
  ['Firefox with the smaller fingerprint', side(firefox, 1), side(chromium, 2), 'active'],
] as const)('%s come to matching roles alone', (_, one, other, setup) => {
  expect(crossingSetup(one, other)).toBe(setup);
  expect(crossingSetup(other, one)).toBe(complement(setup));
});
