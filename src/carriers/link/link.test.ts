import { CASES, sample } from '../../../tools/lab/sdp/cases.ts';
import { encodeCode } from '../../signal/code.ts';
import { MAX_TEXT } from '../../signal/limits.ts';
import { readText } from '../../signal/read-text.ts';
import { appLink, readSite, siteLink, textOfFragment } from './link.ts';

test.each([
  ['https://example.org/spontan/', 'https://example.org/spontan/'],
  ['  https://example.org/spontan/#old  ', 'https://example.org/spontan/'],
  ['https://example.org', 'https://example.org/'],
  ['example.org/s', 'https://example.org/s'],
  ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
  ['http://localhost:8080/index.html', 'http://localhost:8080/index.html'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
  ['http://[::1]:8080', 'http://[::1]:8080/'],
])('%s is an address of a copy', (text, site) => expect(readSite(text)).toBe(site));

test.each([
  '',
  '   ',
  'http://example.org/',
  'http://localhost.example.org/',
  'http://127.0.0.1.example.org/',
  'https://ann:secret@example.org/',
  'ftp://example.org/',
  'javascript://example.org/%0aalert(1)',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///home/ann/spontan.html',
  'https://',
  'not an address',
])('%j is none', (text) => expect(readSite(text)).toBeUndefined());

const invite = sample('firefox', 'invite', CASES['dual stack']?.candidates ?? []);
const code = encodeCode(invite);

/** As a browser fills in the %s of a handler: everything but the unreserved characters escaped. */
const opened = (link: string) =>
  new URL(`moz-extension://x/link.html#${encodeURIComponent(link)}`).hash;

test.each([
  ['of a link to a copy', new URL(siteLink('https://example.org/', code)).hash],
  ['of a link to the extension', opened(appLink(code))],
  ['of a link that was quoted', opened(`"${appLink(code)}"`)],
])('the code %s is found', (_, fragment) => {
  expect(readText(textOfFragment(fragment) ?? '')).toEqual({ form: 'code', description: invite });
});

test('a page opened without a code has none', () => {
  expect(textOfFragment('')).toBeUndefined();
  expect(textOfFragment('#')).toBeUndefined();
});

test.each([
  ['cut off in an escape', '#web%2Bspontan%3', 'web%2Bspontan%3'],
  ['no UTF-8', '#%ff%fe', '%ff%fe'],
])('%s is taken as it is', (_, fragment, text) => expect(textOfFragment(fragment)).toBe(text));

test('more than a text may have is cut off, and still too long', () => {
  const text = textOfFragment(`#${'x'.repeat(10 * MAX_TEXT)}`);
  expect(text).toHaveLength(MAX_TEXT + 1);
});
