import fc from 'fast-check';
import { CASES, sample } from '../../tools/lab/sdp/cases.ts';
import { fromSymbols, symbolOf, toSymbols } from './base32.ts';
import { bytesToCode, encodeBytes } from './code.ts';
import { crc16 } from './crc16.ts';
import { readText } from './read-text.ts';
import { readSpoken, toSpoken } from './spoken.ts';

const invite = sample(
  'chromium',
  'invite',
  CASES['host + srflx, port kept, home network']?.candidates ?? [],
);
const bytes = encodeBytes(invite);
const groups = toSpoken(bytes);
const whole = groups.join(' ');
const length = groups.length;

/** The groups with the one at `index` written differently. */
const withGroup = (index: number, change: (group: string) => string): string =>
  groups.map((group, i) => (i === index ? change(group) : group)).join(' ');
const wrongGroupOf = (text: string) => readSpoken(text)?.wrong;

test('a typical code is 26 groups of five', () => {
  expect(groups).toHaveLength(26);
  expect(whole).toMatch(/^([0-9A-HJKMNP-TV-Z]{5} ?){26}$/);
});

test('any bytes come back from base32', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (any) => {
      expect(fromSymbols(toSymbols(any))).toEqual(any);
      expect(readSpoken(toSpoken(any).join('-'))?.bytes?.slice(0, any.length)).toEqual(any);
    }),
  );
});

describe('a whole code is taken', () => {
  const written: Record<string, string> = {
    'as it is shown': whole,
    'in lower case': whole.toLowerCase(),
    'without spaces': groups.join(''),
    'with dashes': groups.join('-'),
    'one group a line': groups.join('\r\n'),
    'with spaces elsewhere': groups.join('').replace(/.{3}/g, '$& '),
    'with look-alikes': whole.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('V', 'u'),
    'with capital look-alikes': whole.replaceAll('0', 'O').replaceAll('1', 'I'),
    'quoted in a mail': `> ${groups.slice(0, 13).join(' ')}\n> ${groups.slice(13).join(' ')}`,
    'with words around': `Hello there, it is: ${whole}. Great, bye!`,
    'with numbers of lines': `Code: ${whole}\n\n1234 56789`,
  };
  test.each(Object.entries(written))('%s', (_, text) => {
    expect(readText(text)).toEqual({ form: 'code', description: invite });
  });
});

describe('the wrong group is pointed at', () => {
  test('any one character changed', () => {
    fc.assert(
      fc.property(
        fc.nat(length - 1),
        fc.nat(4),
        fc.integer({ min: 1, max: 31 }),
        (index, at, by) => {
          const text = withGroup(index, (group) => {
            const symbol = (symbolOf(group.charAt(at)) + by) % 32;
            return (
              group.slice(0, at) + '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[symbol] + group.slice(at + 1)
            );
          });
          expect(wrongGroupOf(text)).toBe(index + 1);
          expect(wrongGroupOf(text.replaceAll(' ', ''))).toBe(index + 1);
        },
      ),
    );
  });

  test('any two characters of a group swapped', () => {
    fc.assert(
      fc.property(fc.nat(length - 1), fc.nat(4), fc.nat(4), (index, one, other) => {
        const text = withGroup(index, (group) => {
          const characters = [...group];
          characters[one] = group.charAt(other);
          characters[other] = group.charAt(one);
          return characters.join('');
        });
        fc.pre(text !== whole);
        expect(wrongGroupOf(text)).toBe(index + 1);
      }),
    );
  });

  test('any two groups swapped', () => {
    fc.assert(
      fc.property(fc.nat(length - 1), fc.nat(length - 1), (one, other) => {
        fc.pre(one < other);
        const order = [...groups];
        order[one] = groups[other] ?? '';
        order[other] = groups[one] ?? '';
        expect(wrongGroupOf(order.join(' '))).toBe(one + 1);
      }),
    );
  });

  test.each([
    ['a lost group', groups.filter((_, i) => i !== 7).join(' '), 8],
    ['a group said twice', withGroup(7, (group) => `${group} ${group}`), 9],
    ['a lost character', withGroup(7, (group) => group.slice(1)), 8],
    ['a character too many', withGroup(7, (group) => `${group}X`), 8],
    ['a space too few', whole.replace(/^(\w+) /, '$1'), undefined],
  ])('%s', (_, text, number) => expect(wrongGroupOf(text)).toBe(number));

  test('before the rest is typed', () => {
    const start = `${groups[0]} ${groups[1]} XXXXX`;
    expect(readSpoken(start)).toMatchObject({
      wrong: 3,
      groups: [{ state: 'right' }, { state: 'right' }, { state: 'wrong', start: 12, end: 17 }],
    });
    expect(() => readText(start)).toThrow(
      expect.objectContaining({ reason: 'spoken-wrong', group: 3 }),
    );
  });
});

test('while it is typed, key by key, nothing is called wrong, and the end is known early', () => {
  for (let end = 1; end < whole.length; end++) {
    const spoken = readSpoken(whole.slice(0, end));
    expect(spoken?.wrong).toBeUndefined();
    expect(spoken?.total ?? length).toBe(length);
    if (end >= 6) expect(spoken?.groups.length).toBe(Math.ceil(end / 6));
    if (end >= 12) expect(spoken?.total).toBe(length);
  }
});

test.each([
  ['half of it', groups.slice(0, 13).join(' '), 'spoken-incomplete'],
  ['a text of the usual form', `${bytesToCode(bytes).slice(0, 70)}`, 'damaged'],
  ['words of five letters', 'hello there today seems rainy', 'not-a-code'],
  ['prose', 'These are seven plain words again, hello there', 'not-a-code'],
])('%s is %s', (_, text, reason) => {
  expect(() => readText(text)).toThrow(expect.objectContaining({ reason }));
});

test('a code of a later version is told from a wrong one', () => {
  const body = Uint8Array.from([0xff, 0xff, ...bytes.slice(2, -2)]);
  const crc = crc16(body);
  const newer = toSpoken(Uint8Array.from([...body, crc >> 8, crc & 255])).join(' ');
  expect(() => readText(newer)).toThrow(expect.objectContaining({ reason: 'newer-version' }));
});
