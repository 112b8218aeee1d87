import { readCandidate, type GatheredCandidate } from './gathered.ts';
import { judge, markOdd, outcomesOf, type ServerResult } from './judge.ts';
import type { ListedServer } from './servers.ts';

const server = (host: string): ListedServer => ({
  host,
  port: 3478,
  url: `stun:${host.includes(':') ? `[${host}]` : host}:3478`,
  origin: 'own',
  operator: host,
  on: true,
});
/** As Chromium 156 and Firefox ESR 153 gave them out in the NAT lab. */
const CHROMIUM = [
  'candidate:416730276 1 udp 2122194687 192.168.2.10 35687 typ host generation 0 ufrag rTqM network-id 1',
  'candidate:1119467220 1 udp 2122262783 2001:db8:2::10 44352 typ host generation 0 ufrag rTqM network-id 2',
  'candidate:3080465818 1 udp 1685987071 198.51.100.20 51114 typ srflx raddr 192.168.2.10 rport 35687 generation 0 ufrag rTqM network-id 1',
  'candidate:3866892336 1 tcp 1518214911 192.168.2.10 9 typ host tcptype active generation 0 ufrag rTqM network-id 1',
];
const FIREFOX = [
  'candidate:0 1 UDP 2122187007 16a7b583-5f99-4d75-9f19-ae1b038a01cf.local 59985 typ host',
  'candidate:2 1 UDP 2122252543 4ac0ad52-111a-443a-9b33-1b232181addb.local 36173 typ host',
  'candidate:3 1 TCP 2105458943 16a7b583-5f99-4d75-9f19-ae1b038a01cf.local 9 typ host tcptype active',
  'candidate:1 1 UDP 1685987327 198.51.100.10 59985 typ srflx raddr 0.0.0.0 rport 0',
];
const read = (lines: string[]) => lines.flatMap((line) => readCandidate(line) ?? []);
const hosts = (candidates: GatheredCandidate[]) => candidates.filter(({ type }) => type === 'host');

describe('a candidate', () => {
  test.each([
    ['Chromium', CHROMIUM, 0x7e],
    ['Firefox', FIREFOX, 0x7e],
  ])('of %s that a server told belongs to the right socket', (_, lines, base) => {
    const candidates = read(lines);
    const mapped = candidates.find(({ type }) => type === 'srflx');
    expect(candidates).toHaveLength(3);
    expect(mapped).toMatchObject({ family: 4, base });
    expect(hosts(candidates).filter((each) => each.base === base)).toHaveLength(1);
  });

  test.each([
    ['', 'nothing'],
    ['candidate:1 1 udp 1 127.0.0.1 5 typ srflx', 'loopback'],
    ['candidate:1 1 udp 1 0.0.0.0 5 typ srflx', 'no address'],
    ['candidate:1 1 udp 1 224.0.0.1 5 typ srflx', 'multicast'],
    ['candidate:1 1 udp 1 ::1 5 typ srflx', 'loopback'],
    ['candidate:1 1 udp 1 a.example 5 typ srflx', 'a name'],
    ['candidate:1 1 udp 1 192.0.2.1 0 typ srflx', 'port 0'],
    ['candidate:1 1 udp 1 192.0.2.1 65536 typ srflx', 'no port'],
    ['candidate:1 2 udp 1 192.0.2.1 5 typ srflx', 'another component'],
    ['candidate:1 1 udp 1 192.0.2.1 5 typ relay', 'another type'],
  ])('%j is none: %s', (line) => {
    expect(readCandidate(line)).toBeUndefined();
  });
});

describe('a server', () => {
  test.each([
    ['Chromium', CHROMIUM, '198.51.100.20'],
    ['Firefox', FIREFOX, '198.51.100.10'],
  ])('that answered, in %s', (_, lines, ipv4) => {
    expect(
      judge(server('192.0.2.1'), { candidates: read(lines), complete: true, ms: 4.6 }),
    ).toEqual({ url: 'stun:192.0.2.1:3478', ok: true, ms: 5, ipv4 });
  });

  const own = hosts(read(CHROMIUM));
  const hidden = hosts(read(FIREFOX));
  const four = own.filter(({ family }) => family === 4);
  test.each([
    ['without a NAT: the browser shows nothing and is done', '192.0.2.1', own, true, true],
    ['of a name, the same', 'a.example', own, true, true],
    ['by IPv6, the same', '2001:db8::7', own, true, true],
    ['by IPv6, where this machine has none', '2001:db8::7', four, true, false],
    ['whose answer never came', '192.0.2.1', own, false, false],
    ['where addresses are hidden, and no answer shows', '192.0.2.1', hidden, true, false],
    ['where there is no network', '192.0.2.1', [], true, false],
  ])('%s', (_, host, candidates, complete, ok) => {
    expect(judge(server(host), { candidates, complete })).toMatchObject({ ok });
  });
});

const result = (name: string, ok: boolean, more: Partial<ServerResult> = {}): ServerResult => ({
  url: server(name).url,
  ok,
  ...more,
});
const saw = (name: string, ipv4: string) => result(name, true, { ipv4 });

describe('a server that sees us elsewhere', () => {
  const oddOnes = (...results: ServerResult[]) =>
    markOdd(results).flatMap(({ odd, url }) => (odd ? url : []));

  test('than the others lies', () => {
    const results = [saw('a', '192.0.2.1'), saw('b', '203.0.113.9'), saw('c', '192.0.2.1')];
    expect(oddOnes(...results)).toEqual(['stun:b:3478']);
  });

  test('is not odd where there is no majority', () => {
    expect(oddOnes(saw('a', '192.0.2.1'), saw('b', '203.0.113.9'))).toEqual([]);
    const pool = ['192.0.2.1', '192.0.2.2', '192.0.2.1', '192.0.2.3'];
    expect(oddOnes(...pool.map((address, i) => saw(`s${i}`, address)))).toEqual([]);
  });
});

describe('what a run says of health', () => {
  test('nothing, where nobody answered', () => {
    expect(outcomesOf([result('a', false), result('b', false)])).toEqual([]);
  });

  test('who did not answer and who lied failed', () => {
    const results = [
      result('a', true, { ms: 9 }),
      result('b', false),
      result('c', true, { odd: true }),
    ];
    expect(outcomesOf(results)).toEqual([
      { url: 'stun:a:3478', ok: true, ms: 9 },
      { url: 'stun:b:3478', ok: false },
      { url: 'stun:c:3478', ok: false },
    ]);
  });

  test('nothing of addresses of a family that reached nobody', () => {
    const six = result('2001:db8::7', false);
    expect(outcomesOf([saw('a', '192.0.2.1'), six])).toHaveLength(1);
    expect(outcomesOf([result('a', true, { ipv6: '2001:db8::9' }), six])).toHaveLength(2);
    expect(outcomesOf([result('2001:db8::8', true), six])).toHaveLength(2);
    const four = result('192.0.2.7', false);
    expect(outcomesOf([result('2001:db8::8', true), four])).toHaveLength(1);
  });
});
