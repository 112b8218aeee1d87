import fc from 'fast-check';
import { splitLinks } from './links.ts';

const linksIn = (line: string) =>
  splitLinks(line).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.link]));

test.each([
  ['see https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
  ['(https://en.wikipedia.org/wiki/Foo_(bar))', ['https://en.wikipedia.org/wiki/Foo_(bar)']],
  [
    'www.example.org, or http://[2001:db8::1]:8080/',
    ['www.example.org', 'http://[2001:db8::1]:8080/'],
  ],
  ['HTTPS://EXAMPLE.ORG', ['HTTPS://EXAMPLE.ORG']],
  ['mailto:ada@example.org!', ['mailto:ada@example.org']],
  ['看这里：https://例子.测试/路径。', ['https://例子.测试/路径']],
  ['<a href="https://example.org">x</a>', ['https://example.org']],
  ['javascript:alert(1) data:text/html,x file:///etc/passwd', []],
  ['at 12:30, tel me, http://, www.', []],
  ['foohttps://example.org', []],
  ['nothing', []],
  ['', []],
])('%j', (line, links) => {
  expect(linksIn(line)).toEqual(links);
});

test('what turns the direction of writing is no part of a link', () => {
  expect(linksIn('https://example.org/\u202egpj.exe')).toEqual(['https://example.org/']);
});

test.each([
  ['https://аррӏе.com/', 'xn--80ak6aa92e.com'],
  ['https://bank.example@evil.example/', 'evil.example'],
  ['https://bank.example\u2044login.evil.example/', 'bank.xn--examplelogin-xk0g.evil.example'],
  ['https://example.org/аррӏе', undefined],
  ['mailto:ada@example.org', undefined],
  ['https://example.org:8443/', undefined],
])('%s really leads to %s', (link, host) => {
  expect(splitLinks(link)).toEqual([host === undefined ? { link } : { link, host }]);
});

test('nothing of any line gets lost, and it takes no time', () => {
  const odd = fc.constantFrom('http://', 'www.', '((', '))', '.', ' ', 'é', '\u202e', '@');
  fc.assert(
    fc.property(fc.array(fc.oneof(odd, fc.string()), { maxLength: 50 }), (parts) => {
      const line = parts.join('');
      const pieces = splitLinks(line);
      expect(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.link)).join('')).toBe(
        line,
      );
    }),
  );
  const start = performance.now();
  for (const part of ['http://a', 'www.', '(', 'http://x)', ').', 'mailto:'])
    splitLinks(part.repeat(16_000 / part.length));
  expect(performance.now() - start).toBeLessThan(1000);
});
