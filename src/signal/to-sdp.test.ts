import { CASES, sample } from '../../tools/lab/sdp/cases.ts';
import { readCorpus } from '../../tools/lab/sdp/corpus.ts';
import { parseSdp } from './parse-sdp.ts';
import { toCandidateLine, toSdp } from './to-sdp.ts';

const invite = sample('chromium', 'invite', [
  { type: 'host', address: '192.168.1.37', port: 54_321 },
  { type: 'srflx', address: '84.173.22.91', port: 54_321 },
  { type: 'srflx', address: '2003:e4::1', port: 1 },
]);

it('writes the smallest SDP that both browsers take', () => {
  expect(toSdp(invite, { type: 'answer', setup: 'active' }).split('\r\n')).toEqual([
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=mid:0',
    'a=ice-ufrag:Z8/q',
    'a=ice-pwd:bfSbrJF2TAdSk9AxTU9iqqnK',
    expect.stringMatching(/^a=fingerprint:sha-256 07:60:B9(:[0-9A-F]{2}){29}$/),
    'a=setup:active',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    'a=candidate:1 1 udp 2130706431 192.168.1.37 54321 typ host',
    'a=candidate:2 1 udp 1694498559 84.173.22.91 54321 typ srflx raddr 0.0.0.0 rport 0',
    'a=candidate:3 1 udp 1694498303 2003:e4::1 1 typ srflx raddr :: rport 0',
    '',
  ]);
});

it('leaves the candidates out on demand', () => {
  const sdp = toSdp(invite, { type: 'answer', setup: 'active', candidates: false });
  expect(sdp).not.toContain('candidate');
  expect(sdp).toContain('a=max-message-size:262144\r\n');
});

describe('of a whole SDP', () => {
  const media = readCorpus().filter((entry) => !entry.dataOnly);
  it.each(media)('$source: only setup changes', ({ sdp, type }) => {
    const description = parseSdp(sdp, type);
    const made = toSdp(description, { type, setup: 'passive' });
    const whole = sdp.replace(/a=setup:\w+/g, 'a=setup:passive');
    expect(made.split('\r\n')).toEqual(whole.split('\r\n'));
    const bare = toSdp(description, { type, setup: 'passive', candidates: false });
    expect(bare.split('\r\n')).toEqual(whole.split('\r\n').filter((l) => !/candidate/.test(l)));
  });

  it('candidates that nobody can be reached at are left out', () => {
    const { sdp, type } = media[0] ?? { sdp: '', type: 'offer' as const };
    const bad = 'a=candidate:9 1 udp 1 127.0.0.1 80 typ host\r\n';
    const description = parseSdp(sdp.replace('a=candidate', `${bad}a=candidate`), type);
    expect(toSdp(description, { type, setup: 'active' })).not.toContain('127.0.0.1 80');
  });
});

describe('nothing breaks out of its line', () => {
  const evil = '\r\na=candidate:1 1 udp 1 1.2.3.4 5 typ host';
  it.each([
    ['ufrag', { ufrag: `abcd${evil}` }],
    ['pwd', { pwd: `${invite.pwd}${evil}` }],
    ['ufrag with LF', { ufrag: 'abcd\nefgh' }],
    ['short fingerprint', { fingerprint: new Uint8Array(31) }],
    ['size', { maxMessageSize: NaN }],
    ['setup', { setup: `active${evil}` as 'active' }],
  ])('%s', (_, change) => {
    expect(() => toSdp({ ...invite, ...change }, { type: 'offer', setup: 'actpass' })).toThrow(
      expect.objectContaining({ reason: 'sdp-invalid' }),
    );
  });

  it('candidates with foreign text are left out', () => {
    const candidates = [
      { type: 'host' as const, address: `1.2.3.4 5 typ host${evil}`, port: 5 },
      { type: 'host' as const, address: `a.local\n`, port: 5 },
      { type: `host${evil}` as 'host', address: '1.2.3.4', port: 5 },
    ];
    const sdp = toSdp({ ...invite, candidates }, { type: 'offer', setup: 'actpass' });
    expect(sdp).not.toContain('candidate');
  });
});

describe('candidate lines', () => {
  const candidate = CASES.mDNS?.candidates[0];
  if (!candidate) throw new Error('no such case');

  it('carry the foundation', () => {
    expect(toCandidateLine(candidate, 1, '7x0')).toBe(
      `candidate:7x0 1 udp 2130706175 ${candidate.address} 54321 typ host`,
    );
  });

  it.each(['', 'a b', 'a\r\nb', 'a'.repeat(33), 'ä'])('refuse the foundation %j', (foundation) => {
    expect(() => toCandidateLine(candidate, 0, foundation)).toThrow('foundation');
  });
});
