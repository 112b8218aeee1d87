import fc from 'fast-check';
import { fromBase45, toBase45 } from './base45.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** RFC 9285 §4.3 and §4.4. */
test.each([
  ['AB', 'BB8'],
  ['Hello!!', '%69 VD92EX0'],
  ['base-45', 'UJCLQE7W581'],
  ['ietf!', 'QED8WEX0'],
])('%j is %j', (text, base45) => {
  expect(toBase45(utf8(text))).toBe(base45);
  expect(fromBase45(base45)).toEqual(utf8(text));
});

test('any bytes come back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase45(toBase45(bytes))).toEqual(bytes);
    }),
  );
});

test('each byte string has one text only', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'09AZ $%:a\n') }), (text) => {
      const bytes = fromBase45(text);
      if (bytes) expect(toBase45(bytes)).toBe(text);
    }),
  );
});

test.each([
  ['too great a value for two bytes (RFC 9285 §6)', 'GGW'],
  ['the greatest triplet', ':::'],
  ['too great a value for one byte', '::'],
  ['a single character left', 'BB8A'],
  ['a small letter', 'bb8'],
  ['a foreign character', 'BB_'],
])('%s is refused', (_, text) => expect(fromBase45(text)).toBeUndefined());

test('the greatest value that is allowed', () => {
  expect(fromBase45('FGW')).toEqual(Uint8Array.of(0xff, 0xff));
});
