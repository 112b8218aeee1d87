import { BUNDLED_STUN_LIST } from './bundled.ts';
import { operatorOf } from './choose.ts';
import { MAX_LIST_CHARS, MAX_SERVERS, parseStunList, toIceUrl } from './list.ts';

const urls = (text: string) => parseStunList(text).servers.map(toIceUrl);

test.each([
  ['stun.example.org', 'stun:stun.example.org:3478'],
  ['stun.example.org:19302', 'stun:stun.example.org:19302'],
  ['stun:stun.example.org', 'stun:stun.example.org:3478'],
  ['STUN:Stun.Example.org:443', 'stun:stun.example.org:443'],
  ['  192.0.2.7:3479  ', 'stun:192.0.2.7:3479'],
  ['[2001:db8::7]', 'stun:[2001:db8::7]:3478'],
  ['stun:[2001:DB8::7]:3479', 'stun:[2001:db8::7]:3479'],
  ['localhost:3478', 'stun:localhost:3478'],
  ['stun.example.org # Example, NL', 'stun:stun.example.org:3478'],
  ['stun.example.org:3478\t#x', 'stun:stun.example.org:3478'],
])('reads %j', (line, url) => {
  expect(parseStunList(line)).toEqual({ servers: [expect.anything()], errors: [] });
  expect(urls(line)).toEqual([url]);
});

test.each([
  'stuns:stun.example.org',
  'turn:turn.example.org',
  'stun:stun.example.org?transport=udp',
  'stun://stun.example.org',
  'https://stun.example.org',
  'user@stun.example.org',
  'stun.example.org:0',
  'stun.example.org:65536',
  'stun.example.org:',
  'stun.example.org:http',
  'two words',
  '2001:db8::7',
  '[2001:db8:::7]',
  '[1234]',
  '256.1.1.1',
  '1.2.3',
  '010.0.0.1',
  '-bad.example.org',
  'bad..example.org',
  'stun.example.org#comment-needs-a-space',
  'x'.repeat(64),
  `${'a.'.repeat(200)}org`,
  '<script>',
])('refuses %j', (line) => {
  expect(parseStunList(`\n${line}\n`)).toEqual({
    servers: [],
    errors: [{ line: 2, text: expect.any(String) }],
  });
});

test('goes on after a bad line and skips comments and blank lines', () => {
  expect(parseStunList('# mine\r\n\r\na.example\r\n?\rb.example\n')).toEqual({
    servers: [
      { host: 'a.example', port: 3478 },
      { host: 'b.example', port: 3478 },
    ],
    errors: [{ line: 4, text: '?' }],
  });
});

test('counts a server once', () => {
  expect(urls('a.example\nA.example:3478\nstun:a.example')).toEqual(['stun:a.example:3478']);
});

test('is bounded', () => {
  const many = Array.from({ length: MAX_SERVERS + 1 }, (_, i) => `s${i}.example`).join('\n');
  expect(parseStunList(many).servers).toHaveLength(MAX_SERVERS);
  expect(urls(`${'\n'.repeat(MAX_LIST_CHARS)}late.example`)).toEqual([]);
});

test('the bundled list is clean: a dozen operators, no errors, without those who asked to be left out', () => {
  const { servers, errors } = parseStunList(BUNDLED_STUN_LIST);
  expect(errors).toEqual([]);
  expect(new Set(servers.map(({ host }) => operatorOf(host))).size).toBe(12);
  expect(servers).toHaveLength(12);
  expect(BUNDLED_STUN_LIST).not.toMatch(/sipgate/i);
});
