import fc from 'fast-check';
import { decodeBeacon, encodeBeacon, type Beacon } from './beacon-code.ts';
import { decodeCode, encodeCode } from './code.ts';
import type { Candidate } from './description.ts';

const host: Candidate = { type: 'host', address: '198.51.100.7', port: 40123 };
const six: Candidate = { type: 'srflx', address: '2001:db8::7', port: 40124 };
/** As Chromium and Firefox make them. */
const CHROMIUM = { ufrag: 'o+9x', pwd: 'TcAc968GdRIX/1Uv+sIQGDxG' };
const FIREFOX = { ufrag: '0f1e2d3c', pwd: '00112233445566778899aabbccddeeff' };

test.each<[string, Beacon, string]>([
  [
    'Chromium',
    { ...CHROMIUM, candidates: [host] },
    'beacon:HaPvcU3AHPevBnUSF_9VL_rCEBg8RsYzZAecu9J6',
  ],
  [
    'Firefox',
    { ...FIREFOX, candidates: [host, six] },
    'beacon:WzLa1B48WngAIkRmiKrM7xEzVXeZu93_jGbIDnLsCG3AAAAAAAAAAAAAAAA4sXQ',
  ],
])('%s', (_, beacon, code) => {
  expect(encodeBeacon(beacon)).toBe(code);
  expect(decodeBeacon(code)).toEqual(beacon);
});

test('any one character that is wrong is noticed', () => {
  const code = encodeBeacon({ ...CHROMIUM, candidates: [host] });
  for (let at = 'beacon:'.length; at < code.length; at++) {
    const other = code[at] === 'A' ? 'B' : 'A';
    expect(decodeBeacon(code.slice(0, at) + other + code.slice(at + 1))).toBeUndefined();
  }
});

test('is no code of a person, nor the other way round', () => {
  const beacon = encodeBeacon({ ...CHROMIUM, candidates: [host] });
  expect(() => decodeCode(beacon.slice('beacon:'.length))).toThrow();
  const invite = encodeCode({
    kind: 'invite',
    fingerprint: new Uint8Array(32),
    ...CHROMIUM,
    setup: 'actpass',
    candidates: [host],
    maxMessageSize: 262_144,
  });
  expect(decodeBeacon(`beacon:${invite}`)).toBeUndefined();
});

test.each([
  ['no address', []],
  ['more addresses than a beacon has', Array.from({ length: 9 }, () => host)],
  [
    'a name that somebody would have to look up',
    [{ ...host, address: `${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}.local` }],
  ],
])('%s', (_, candidates) => {
  const decoded = decodeBeacon(encodeBeacon({ ...CHROMIUM, candidates }));
  expect(decoded?.candidates.length ?? 0).toBeLessThanOrEqual(4);
  if (candidates.length < 9) expect(decoded).toBeUndefined();
});

test('never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      decodeBeacon(text);
      expect(decodeBeacon(`beacon:${text}`)).toBeUndefined();
    }),
  );
});
