import type { Candidate } from '../signal/description.ts';
import { diagnose, foresee, type Diagnosis } from './diagnosis.ts';
import { NO_EVIDENCE, type Evidence } from './evidence.ts';
import { summarise, type Side } from './traversal/summary.ts';

const host = (address: string): Candidate => ({ type: 'host', address, port: 4000 });
const srflx = (address: string, port = 5000): Candidate => ({ type: 'srflx', address, port });
const HIDDEN = host('1b6ab8a4-13ab-4a9b-8c1f-27f3bd9c7b11.local');
const HIDDEN_TOO = host('5a342942-d5ae-49bb-9da3-387fa58e7e01.local');

const CHROMIUM = summarise([host('192.168.1.10'), srflx('198.51.100.10')]);
const FIREFOX = summarise([HIDDEN, srflx('198.51.100.20')]);
const SYMMETRIC = summarise([
  host('192.168.2.10'),
  srflx('198.51.100.20', 1),
  srflx('198.51.100.20', 2),
]);
const SYMMETRIC_FIREFOX = summarise([
  HIDDEN,
  srflx('198.51.100.30', 3000),
  srflx('198.51.100.30', 40_000),
]);
const SIX = summarise([host('2001:db8:2::10')]);
const LAN = summarise([host('192.168.1.10')]);
const HIDDEN_LAN = summarise([HIDDEN]);

test.each<[Diagnosis, string, Side, Side]>([
  ['no-shared-family', 'IPv4 against IPv6', CHROMIUM, SIX],
  ['no-shared-family', 'IPv6 against a Firefox with IPv4', SIX, FIREFOX],
  ['udp-blocked', 'nothing public here', LAN, FIREFOX],
  ['udp-blocked', 'nothing but a name here', HIDDEN_LAN, CHROMIUM],
  ['both-symmetric', 'ports that differ on both sides', SYMMETRIC, SYMMETRIC_FIREFOX],
  ['own-symmetric', 'ports that differ here', SYMMETRIC, CHROMIUM],
  ['other-symmetric', 'ports that differ there', CHROMIUM, SYMMETRIC],
  ['other-local', 'nothing public there', CHROMIUM, HIDDEN_LAN],
  [
    'isolated',
    'one public address for both',
    CHROMIUM,
    summarise([HIDDEN, srflx('198.51.100.10', 7)]),
  ],
  ['no-answer', 'nothing strange about the codes', CHROMIUM, FIREFOX],
])('%s: %s', (expected, _, own, other) => {
  expect(diagnose({ own, other, asked: true }, NO_EVIDENCE)).toBe(expected);
});

test.each<[Diagnosis, Partial<Evidence>]>([
  ['one-way', { quiet: 0 }],
  ['unclear', { quiet: 0, answered: true }],
  ['unclear', { answered: true }],
  ['wrong-peer', { quiet: 0, answered: true, path: true }],
  ['unclear', { quiet: 0, answered: true, path: true, secure: true }],
])('%s, where the browser has met %j', (expected, evidence) => {
  const met = { ...NO_EVIDENCE, ...evidence };
  expect(diagnose({ own: CHROMIUM, other: FIREFOX, asked: true }, met)).toBe(expected);
});

test('what came through counts more than what the codes let fear', () => {
  const codes = { own: SYMMETRIC, other: CHROMIUM, asked: true };
  expect(diagnose(codes, { ...NO_EVIDENCE, answered: true, quiet: 0 })).toBe('unclear');
  expect(diagnose(codes, { ...NO_EVIDENCE, quiet: 0 })).toBe('one-way');
});

test('who asks no server is told so, and not that UDP is blocked', () => {
  expect(diagnose({ own: LAN, other: FIREFOX, asked: false }, NO_EVIDENCE)).toBe('own-local');
  expect(foresee({ own: LAN, asked: false })).toBeUndefined();
  expect(foresee({ own: LAN, asked: true })).toBe('udp-blocked');
});

test('an address behind a name may be of the family that is missing', () => {
  const dual = summarise([HIDDEN, HIDDEN_TOO, srflx('198.51.100.20')]);
  expect(foresee({ own: SIX, other: dual, asked: true })).toBeUndefined();
  expect(foresee({ own: SIX, other: HIDDEN_LAN, asked: true })).toBeUndefined();
  expect(
    foresee({ own: summarise([...SIX.candidates, ...LAN.candidates]), other: SIX, asked: true }),
  ).toBeUndefined();
});

test('two interfaces behind one NAT are not taken for a symmetric one', () => {
  const seen = [srflx('198.51.100.20', 2000), srflx('198.51.100.20', 50_000)];
  const two = summarise([host('192.168.1.10'), host('192.168.1.11'), ...seen]);
  expect(diagnose({ own: two, other: CHROMIUM, asked: true }, NO_EVIDENCE)).toBe('no-answer');
});
