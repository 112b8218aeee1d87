import fc from 'fast-check';
import { formatStunList, MAX_LIST_CHARS, MAX_SERVERS, parseStunList, toUrl } from './list.ts';

/** Lines as people may write them, right and wrong. */
const listText = fc
  .array(
    fc.tuple(
      fc.constantFrom('', 'stun:', ' ', '#', '[', 'turn:'),
      fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.constant('a b')),
      fc.constantFrom('', ':3479', ']:1', ' # note', '\t#\u202etrick'),
    ),
  )
  .map((lines) => lines.map((parts) => parts.join('')).join('\n'));

const urls = (text: string) => parseStunList(text).servers.map(toUrl);

test.each([
  ['stun.example.org', 'stun:stun.example.org:3478'],
  ['stun.example.org:19302', 'stun:stun.example.org:19302'],
  ['stun:stun.example.org', 'stun:stun.example.org:3478'],
  ['STUN:Stun.Example.org:443', 'stun:stun.example.org:443'],
  ['  192.0.2.7:3479  ', 'stun:192.0.2.7:3479'],
  ['[2001:db8::7]', 'stun:[2001:db8::7]:3478'],
  ['stun:[2001:DB8::7]:3479', 'stun:[2001:db8::7]:3479'],
  ['2001:db8::7', 'stun:[2001:db8::7]:3478'],
  ['2001:DB8:0:0::0007', 'stun:[2001:db8::7]:3478'],
  ['[2001:0db8::7]:3479 # Example', 'stun:[2001:db8::7]:3479'],
  ['localhost:3478', 'stun:localhost:3478'],
  ['stun.example.org # Example, NL', 'stun:stun.example.org:3478'],
  ['stun.example.org:3478\t#x', 'stun:stun.example.org:3478'],
])('reads %j', (line, url) => {
  expect(parseStunList(line)).toEqual({ servers: [expect.anything()], errors: [] });
  expect(urls(line)).toEqual([url]);
});

const BEACON = 'beacon:HaPvcU3AHPevBnUSF_9VL_rCEBg8RsYzZAecu9J6';

test('reads the code of a beacon, and writes it again', () => {
  const { servers, errors } = parseStunList(`stun.example.org\n${BEACON} # a friend of mine\n`);
  expect(errors).toEqual([]);
  expect(servers[1]).toEqual({
    host: '198.51.100.7',
    port: 40123,
    note: 'a friend of mine',
    beacon: BEACON,
  });
  expect(formatStunList(servers)).toBe(`stun.example.org:3478\n${BEACON} # a friend of mine\n`);
});

test('a beacon code that is not whole is an error, a host of that name is not', () => {
  expect(parseStunList(BEACON.slice(0, -1)).errors).toHaveLength(1);
  expect(urls('beacon:3478')).toEqual(['stun:beacon:3478']);
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
  '2001:db8::7::1',
  'stun:2001:db8::7',
  'fe80::1%eth0',
  '[192.0.2.7]',
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

test('keeps what a comment says of a server', () => {
  expect(parseStunList('a.example # Example, NL\n#b\nb.example #\nc.example\t#x')).toEqual({
    servers: [
      { host: 'a.example', port: 3478, note: 'Example, NL' },
      { host: 'b.example', port: 3478 },
      { host: 'c.example', port: 3478, note: 'x' },
    ],
    errors: [],
  });
});

test.each([
  '[{"urls":"stun:a.example"},{"urls":["stun:b.example:3479","stun:[2001:db8::7]"]}]',
  '{"iceServers":[{"url":"stun:a.example"},{"urls":["stun:b.example:3479","stun:[2001:db8::7]"]}]}',
  ' [ "stun:a.example", "b.example:3479",\n "2001:db8::7" ] ',
])('reads iceServers: %s', (json) => {
  expect(parseStunList(json).errors).toEqual([]);
  expect(urls(json)).toEqual([
    'stun:a.example:3478',
    'stun:b.example:3479',
    'stun:[2001:db8::7]:3478',
  ]);
});

test('leaves out of iceServers what is no STUN server', () => {
  const turn = { urls: ['turn:t.example', 'stun:a.example'], username: 'u', credential: 'c' };
  const json = JSON.stringify([turn, { urls: 7 }, null, {}]);
  expect(parseStunList(json)).toEqual({
    servers: [{ host: 'a.example', port: 3478 }],
    errors: [
      { line: 1, text: 'turn:t.example' },
      { line: 3, text: '{"urls":7}' },
      { line: 4, text: '{"urls":null}' },
      { line: 5, text: '{}' },
    ],
  });
  expect(parseStunList('[]')).toEqual({ servers: [], errors: [] });
});

test('takes JSON that is broken, or something else, for lines', () => {
  expect(parseStunList('{"iceServers":').errors).toHaveLength(1);
  expect(parseStunList('{"a":1}').errors).toHaveLength(1);
  expect(urls('[2001:db8::7]\na.example')).toHaveLength(2);
});

test('whatever is pasted, what it reads it can write and read again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), listText), (text) => {
      const { servers } = parseStunList(text);
      expect(parseStunList(formatStunList(servers))).toEqual({ servers, errors: [] });
    }),
  );
});

test('a long hostile text takes no time to speak of', () => {
  const start = performance.now();
  for (const text of [' a', '# ', '[', '{"', 'a:', ':1']) {
    parseStunList(text.repeat(MAX_LIST_CHARS / text.length));
  }
  expect(performance.now() - start).toBeLessThan(1000);
});

test('counts a server once', () => {
  expect(urls('a.example\nA.example:3478\nstun:a.example')).toEqual(['stun:a.example:3478']);
});

test('is bounded', () => {
  const many = Array.from({ length: MAX_SERVERS + 1 }, (_, i) => `s${i}.example`).join('\n');
  expect(parseStunList(many).servers).toHaveLength(MAX_SERVERS);
  expect(urls(`${'\n'.repeat(MAX_LIST_CHARS)}late.example`)).toEqual([]);
});
