import { dropLocalCandidates, isLocalCandidate } from './privacy.ts';

test.each([
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.1',
  '192.168.178.20',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.1.1',
  'fe80::1',
  'FD00::1',
  'fc12::1',
  '1b6ab8a4-13ab-4a9b-8c1f-27f3bd9c7b11.local',
])('%s is local', (address) => expect(isLocalCandidate({ address })).toBe(true));

test.each(['172.15.0.1', '172.32.0.1', '100.63.0.1', '100.128.0.1', '84.173.22.91', '2003:dc::1'])(
  '%s is not',
  (address) => expect(isLocalCandidate({ address })).toBe(false),
);

test('a plain SDP names no local address any more, and its public one still', () => {
  const sdp = [
    'v=0',
    'm=application 43047 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 192.168.1.37',
    'a=candidate:1 1 udp 2130706431 192.168.1.37 43047 typ host',
    'a=candidate:2 1 tcp 1518280447 192.168.1.37 9 typ host tcptype active',
    'a=candidate:3 1 udp 1694498815 84.173.22.91 43047 typ srflx raddr 192.168.1.37 rport 43047 generation 0',
    'a=mid:0',
    '',
  ].join('\r\n');
  expect(dropLocalCandidates(sdp).split('\r\n')).toEqual([
    'v=0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    'a=candidate:3 1 udp 1694498815 84.173.22.91 43047 typ srflx raddr 0.0.0.0 rport 0 generation 0',
    'a=mid:0',
    '',
  ]);
});
