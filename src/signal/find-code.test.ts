import { CASES, sample } from '../../tools/lab/sdp/cases.ts';
import { bytesToCode, codeToBytes, decodeCode, encodeCode } from './code.ts';
import { crc16 } from './crc16.ts';

const description = sample('chromium', 'reply', CASES['dual stack, other port']?.candidates ?? []);
const code = encodeCode(description);
const list = sample('firefox', 'invite', CASES['VPN, three interfaces']?.candidates ?? []);
const listCode = encodeCode(list);

const wrap = (text: string, width: number, separator: string): string =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(separator);

const pasted: Record<string, (text: string) => string> = {
  alone: (text) => text,
  'with spaces around': (text) => `\n\t  ${text} \u00a0\r\n`,
  'in quotes': (text) => `“${text}”`,
  'in straight quotes': (text) => `"${text}"`,
  'in brackets': (text) => `(<${text}>)`,
  'in a sentence': (text) => `Hi Bob, here is my code: ${text}. See you at 7!`,
  'between words without marks': (text) => `Hi Bob here you are ${text} see you soon`,
  'in a link': (text) => `https://example.org/spontan/#${text}`,
  'in a link as a parameter': (text) => `https://example.org/?lang=en&code=${text}&x=1`,
  'in a link of a scheme of its own': (text) => `web+spontan:${text}`,
  'in Markdown': (text) => `**${text}** or [this](x#${text})`,
  'as code in Markdown': (text) => `\`\`\`\n${text}\n\`\`\``,
  'emphasised by underscores': (text) => `_${text}_`,
  'emphasised twice': (text) => `__${text}__`,
  'behind a list mark': (text) => `- ${text}`,
  'quoted in a mail': (text) => `Anna wrote:\n> ${text}\n> Anna\n\nthanks`,
  'broken into lines of 76': (text) => wrap(text, 76, '\r\n'),
  'broken into lines of 40': (text) => wrap(text, 40, '\n'),
  'broken and quoted': (text) => `Anna wrote:\n> here it is\n> ${wrap(text, 40, '\n> ')}\n> bye`,
  'broken and quoted twice': (text) => `>> ${wrap(text, 30, '\n>> ')}\n>> bye`,
  'broken behind words': (text) => `hello there my code is\n${wrap(text, 20, '\n')}\nsee you`,
  'in groups of four': (text) => wrap(text, 4, ' '),
  'in groups of five with no-break spaces': (text) => wrap(text, 5, '\u00a0'),
  'broken in quoted-printable': (text) => wrap(text, 70, '=\r\n'),
  'with soft hyphens': (text) => wrap(text, 10, '\u00ad'),
  'with zero-width spaces': (text) => `\ufeff${wrap(text, 7, '\u200b')}\u2060`,
  'with no-break hyphens': (text) => text.replaceAll('-', '\u2011'),
  'in a link that a mail program wrapped': (text) =>
    `https://safelinks.example/?url=https%3A%2F%2Fexample.org%2F%23${text}&data=05%7C01&sdata=x%3D`,
  'in a wrapped link in quoted-printable': (text) =>
    `https://safelinks.example/?url=3Dhttps%3A%2F%2Fexample.org%2F%23${text}%26x`,
  'in a link that was wrapped twice': (text) =>
    `https://a.example/?u=${encodeURIComponent(`https://b.example/?u=${encodeURIComponent(`https://c.example/#${text}`)}&x=1`)}`,
  'in a link with tracking behind it': (text) =>
    `https://example.org/#${text}?utm_source=mail&fbclid=IwAR0abcdefghijklmnopqrstuvwxyz0123456789`,
  'in quoted-printable': (text) =>
    wrap(`https://example.org/?code=${text}`.replaceAll('=', '=3D'), 72, '=\r\n'),
  'in HTML': (text) => `<a href="https://example.org/?a=1&amp;code=${text}&amp;b=2">${text}</a>`,
  'in HTML with everything escaped': (text) =>
    text.replaceAll('-', '&#45;').replaceAll('_', '&#x5f;'),
  'with everything escaped as in a link': (text) =>
    text.replaceAll('-', '%2D').replaceAll('_', '%5F'),
  'in a string of a program': (text) => `{"url":"https://example.org/?x\\u003d${text}\\u0026y"}`,
  'in a quoted link with line numbers around': (text) =>
    `On 1 May 2026, Ann wrote:\n> > https://example.org/#${text.slice(0, 40)}\n> > ${text.slice(40)}\n`,
  'in a link that was broken': (text) => `https://example.org/#${wrap(text, 33, '\n')}`,
  'behind many words': (text) => `${'some words and more '.repeat(2500)}\n${text}`,
  'behind other long tokens': (text) => `${'0123456789abcdef'.repeat(5)} ${text}`,
};

describe.each(Object.entries(pasted))('%s', (_, paste) => {
  it('is found', () => {
    expect(decodeCode(paste(code))).toEqual(description);
    expect(decodeCode(paste(listCode))).toEqual(list);
  });
});

it.each([
  ['nothing', ''],
  ['a word', 'hello'],
  ['a sentence', 'Please send me your code, I am waiting for it since this morning.'],
  ['prose', 'Lorem ipsum dolor sit amet consectetur adipiscing elit '.repeat(50)],
  ['a link', 'https://example.org/some/path?with=parameters#and-a-fragment'],
  ['an id', '123e4567-e89b-42d3-a456-426614174000'],
  ['control characters', '\u0000\u0001\uffff'],
])('%s is no code', (_, text) => {
  expect(() => decodeCode(text)).toThrow(expect.objectContaining({ reason: 'not-a-code' }));
});

it.each([
  ['half of it', code.slice(0, 60)],
  ['the rest of it', code.slice(50)],
  ['lower case', code.toLowerCase()],
  ['a stranger', 'A'.repeat(80)],
])('%s is a damaged code', (_, text) => {
  expect(() => decodeCode(text)).toThrow(expect.objectContaining({ reason: 'damaged' }));
});

describe('later versions', () => {
  const sealed = (bytes: number[]): string => {
    const crc = crc16(Uint8Array.from(bytes));
    return bytesToCode(Uint8Array.from([...bytes, crc >> 8, crc & 0xff]));
  };
  const body = [...codeToBytes(code)].slice(0, -2);
  const newer = sealed([0xff, 0xff, ...body.slice(2)]);

  it('are told from damaged codes', () => {
    const reason = 'newer-version';
    expect(() => decodeCode(newer)).toThrow(expect.objectContaining({ reason }));
    expect(() => decodeCode(`code: ${newer}!`)).toThrow(expect.objectContaining({ reason }));
    expect(() => decodeCode(wrap(newer, 40, '\n'))).toThrow(expect.objectContaining({ reason }));
  });

  it('may append what this version skips', () => {
    const longer = sealed([...body, 1, 3, 7, 7, 7, 200, 0]);
    expect(decodeCode(longer)).toEqual(description);
    expect(decodeCode(wrap(longer, 40, '\n> '))).toEqual(description);
  });

  it.each([
    ['half an extension', [1]],
    ['an extension that is cut off', [1, 3, 7, 7]],
  ])('%s is damage', (_, extension) => {
    const text = sealed([...body, ...extension]);
    expect(() => decodeCode(text)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  });
});

it('takes only the one text of each code', () => {
  const bytes = codeToBytes(code);
  expect(bytesToCode(bytes)).toBe(code);
  for (const text of ['a', `${code}==`, ` ${code}`, code.replace(/.$/, '*')]) {
    expect(() => codeToBytes(text)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  }
});
