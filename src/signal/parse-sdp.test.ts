import fc from 'fast-check';
import { readCorpus } from '../../tools/lab/sdp/corpus.ts';
import { CodeError, type CodeReason } from './errors.ts';
import { parseSdp } from './parse-sdp.ts';

const FINGERPRINT = Array.from({ length: 32 }, (_, i) =>
  (i * 7 + 1).toString(16).padStart(2, '0').toUpperCase(),
).join(':');
const BYTES = Uint8Array.from({ length: 32 }, (_, i) => i * 7 + 1);

const base = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 0.0.0.0',
  'a=candidate:1 1 udp 2113937151 192.168.1.37 54321 typ host generation 0',
  'a=ice-ufrag:Z8/q',
  'a=ice-pwd:bfSbrJF2TAdSk9AxTU9iqqnK',
  `a=fingerprint:sha-256 ${FINGERPRINT}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sctp-port:5000',
  'a=max-message-size:262144',
];

const expected = {
  kind: 'invite',
  fingerprint: BYTES,
  ufrag: 'Z8/q',
  pwd: 'bfSbrJF2TAdSk9AxTU9iqqnK',
  setup: 'actpass',
  candidates: [{ type: 'host', address: '192.168.1.37', port: 54_321 }],
  maxMessageSize: 262_144,
};

const text = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;
const without = (start: string): string[] => base.filter((line) => !line.startsWith(start));
const replaced = (start: string, ...lines: string[]): string[] =>
  base.flatMap((line) => (line.startsWith(start) ? lines : [line]));
const candidates = (...values: string[]): unknown =>
  parseSdp(text(replaced('a=candidate', ...values.map((value) => `a=candidate:${value}`))), 'offer')
    .candidates;

describe('forms of the same description', () => {
  const session = base.filter((line) => /^a=(ice|fing|setup)/.test(line));
  const media = base.filter((line) => !session.includes(line));
  const forms: Record<string, string> = {
    'as browsers write it': text(base),
    LF: base.join('\n'),
    CR: base.join('\r'),
    'blank lines, spaces around': `\n\n  ${base.join('  \n\n   ')}\n\n`,
    'attributes in the session part': text([...media.slice(0, 4), ...session, ...media.slice(4)]),
    'upper case names, lower case hex': text(
      base.map((line) =>
        line
          .replace(/^a=[a-z-]+/, (name) => `a=${name.slice(2).toUpperCase()}`)
          .replace(FINGERPRINT, FINGERPRINT.toLowerCase())
          .replace('sha-256', 'SHA-256'),
      ),
    ),
    'transport in upper case': text(base.map((line) => line.replace(' udp ', ' UDP '))),
    'the older form of m=': text([
      ...replaced('m=', 'm=application 9 DTLS/SCTP 5000').filter((l) => !l.includes('sctp-port')),
      'a=sctpmap:5000 webrtc-datachannel 1024',
    ]),
    'without mid and setup': text(without('a=mid').filter((line) => !line.includes('setup'))),
    'several fingerprints': text(
      replaced(
        'a=fingerprint',
        'a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB',
        `a=fingerprint:sha-512 ${FINGERPRINT}:${FINGERPRINT}`,
        `a=fingerprint:sha-256 ${FINGERPRINT}`,
      ),
    ),
    'bundle-only': text([...replaced('m=', base[4]?.replace(' 9 ', ' 0 ') ?? ''), 'a=bundle-only']),
  };
  it.each(Object.entries(forms))('%s', (_, sdp) => {
    expect(parseSdp(sdp, 'offer')).toEqual(expected);
  });
});

it('takes an answer', () => {
  const reply = { ...expected, kind: 'reply' };
  expect(parseSdp(text(base), 'answer')).toEqual(reply);
  const none = text(without('a=setup'));
  expect(parseSdp(none, 'answer')).toEqual({ ...reply, setup: 'active' });
});

it('reads sizes of messages', () => {
  const size = (...lines: string[]): number =>
    parseSdp(text(replaced('a=max-message-size', ...lines)), 'offer').maxMessageSize;
  expect(size()).toBe(65_536);
  expect(size('a=max-message-size:0')).toBe(0);
  expect(size('a=max-message-size:1073741823')).toBe(1_073_741_823);
  expect(size('a=max-message-size:-1')).toBe(65_536);
  expect(size(`a=max-message-size:${'9'.repeat(30)}`)).toBe(Number.MAX_SAFE_INTEGER);
});

describe('candidates', () => {
  it('keep their order, and their addresses are written in one way', () => {
    expect(
      candidates(
        '1 1 udp 1 2001:DB8:0:0:0:0:0:1 5000 typ host',
        '2 1 UDP 1 ABCD.local 5001 typ host',
        '3 1 udp 1 84.173.22.91 1 typ srflx raddr 0.0.0.0 rport 0',
        '4 1 udp 1 84.173.22.92 65535 typ relay',
        '5 1 udp 1 84.173.22.93 7 typ prflx',
      ),
    ).toEqual([
      { type: 'host', address: '2001:db8::1', port: 5000 },
      { type: 'host', address: 'abcd.local', port: 5001 },
      { type: 'srflx', address: '84.173.22.91', port: 1 },
      { type: 'relay', address: '84.173.22.92', port: 65_535 },
      { type: 'prflx', address: '84.173.22.93', port: 7 },
    ]);
  });

  it.each([
    ['TCP', '1 1 tcp 1 192.168.1.2 9 typ host tcptype active'],
    ['component 2', '1 2 udp 1 192.168.1.2 5000 typ host'],
    ['port 0', '1 1 udp 1 192.168.1.2 0 typ host'],
    ['port 65536', '1 1 udp 1 192.168.1.2 65536 typ host'],
    ['port with a sign', '1 1 udp 1 192.168.1.2 +80 typ host'],
    ['another type', '1 1 udp 1 192.168.1.2 80 typ guest'],
    ['no type', '1 1 udp 1 192.168.1.2 80'],
    ['nothing', ''],
  ])('%s is left out', (_, value) => {
    expect(candidates(value)).toEqual([]);
  });

  it('are at most 128', () => {
    const many = Array.from({ length: 300 }, (_, i) => `${i} 1 udp 1 10.1.2.3 ${i + 1} typ host`);
    expect(candidates(...many)).toHaveLength(128);
  });
});

describe('the whole SDP is kept', () => {
  it.each([
    ['for audio', [...base, 'm=audio 9 UDP/TLS/RTP/SAVPF 111']],
    ['for a rejected section', [...base, 'm=video 0 UDP/TLS/RTP/SAVPF 96']],
    ['for another mid', replaced('a=mid', 'a=mid:data')],
    ['for another SCTP port', replaced('a=sctp-port', 'a=sctp-port:5001')],
    ['for ICE lite', ['v=0', 'a=ice-lite', ...base.slice(1)]],
  ])('%s', (_, lines) => {
    expect(parseSdp(text(lines), 'offer')).toEqual({ ...expected, sdp: text(lines) });
  });

  it('and its transport is that of the first section of the bundle', () => {
    const audio = [
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'a=mid:a',
      ...base.filter((line) => /^a=(ice|fing|setup|cand)/.test(line)),
    ];
    const data = base.slice(4).filter((line) => !/^a=(ice|fing|setup|cand)/.test(line));
    const sdp = text([...base.slice(0, 4), 'a=group:BUNDLE a 0', ...audio, ...data]);
    expect(parseSdp(sdp, 'offer')).toEqual({ ...expected, sdp });
  });
});

describe('what is missing or wrong has a reason of its own', () => {
  const cases: [string, string, CodeReason][] = [
    ['nothing', '', 'sdp-invalid'],
    ['no version', text(base.slice(1)), 'sdp-invalid'],
    ['no m-section', 'v=0\r\n', 'sdp-no-data-channel'],
    ['audio alone', text(replaced('m=', 'm=audio 9 UDP/TLS/RTP/SAVPF 0')), 'sdp-no-data-channel'],
    ['rejected', text(replaced('m=', 'm=application 0 UDP/DTLS/SCTP x')), 'sdp-no-data-channel'],
    [
      'another application',
      text(replaced('m=', 'm=application 9 UDP/BFCP x')),
      'sdp-no-data-channel',
    ],
    ['no ufrag', text(without('a=ice-ufrag')), 'sdp-no-credentials'],
    ['no pwd', text(without('a=ice-pwd')), 'sdp-no-credentials'],
    ['short pwd', text(replaced('a=ice-pwd', 'a=ice-pwd:abc')), 'sdp-no-credentials'],
    [
      'spaced pwd',
      text(replaced('a=ice-pwd', `a=ice-pwd:${'a b'.repeat(9)}`)),
      'sdp-no-credentials',
    ],
    ['no fingerprint', text(without('a=fingerprint')), 'sdp-no-fingerprint'],
    [
      'SHA-1 alone',
      text(base.map((line) => line.replace('sha-256', 'sha-1'))),
      'sdp-no-fingerprint',
    ],
    [
      'a short fingerprint',
      text(base.map((line) => line.replace(FINGERPRINT, FINGERPRINT.slice(3)))),
      'sdp-no-fingerprint',
    ],
    ['too long', text(base) + 'a'.repeat(65_536), 'too-long'],
    ['too many lines', text(base) + 'a\n'.repeat(2000), 'too-long'],
  ];
  it.each(cases)('%s', (_, sdp, reason) => {
    expect(() => parseSdp(sdp, 'offer')).toThrow(expect.objectContaining({ reason }));
  });
});

it('any text parses or throws CodeError', () => {
  const corpus = readCorpus().map(({ sdp }) => sdp);
  const line = fc.oneof(fc.constantFrom(...base), fc.string({ unit: 'binary' }));
  const lines = fc.array(line).map((some) => some.join('\n'));
  const cut = fc
    .tuple(fc.constantFrom(...corpus), fc.nat(), fc.nat(), fc.string())
    .map(([sdp, from, length, insert]) => {
      const at = from % sdp.length;
      return sdp.slice(0, at) + insert + sdp.slice(at + (length % 40));
    });
  fc.assert(
    fc.property(fc.oneof(lines, cut), (sdp) => {
      try {
        expect(parseSdp(sdp, 'answer').fingerprint).toHaveLength(32);
      } catch (error) {
        expect(error).toBeInstanceOf(CodeError);
      }
    }),
    { numRuns: 1500 },
  );
});
