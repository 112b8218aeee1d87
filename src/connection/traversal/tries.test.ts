import { helperAtOtherEnd } from '../helpers.ts';
import { withoutTries } from './tries.ts';

const line = (foundation: string, port: number) =>
  `a=candidate:${foundation} 1 udp 1 198.51.100.7 ${port} typ srflx raddr 0.0.0.0 rport 0\r\n`;
const described = (candidates: string) =>
  [
    'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\n',
    'a=ice-ufrag:abcd\r\na=ice-pwd:0123456789abcdef01234567\r\na=setup:active\r\n',
    `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}\r\na=sctp-port:5000\r\n`,
    candidates,
  ].join('');

test('what was only tried is left out, and what a code or patience has named stays', () => {
  const kept = line('1', 1000) + line('tx0', 1001) + line('d0', 1002);
  expect(withoutTries(line('+abc0000', 2000) + kept + line('+abc0001', 2001))).toBe(kept);
});

test('after thousands of tries it is still known whom one talks to', () => {
  const tries = Array.from({ length: 5000 }, (_, n) => line(`+abc${n}`, 2000 + n)).join('');
  const remoteDescription = { type: 'answer', sdp: described(tries + line('1', 1000)) };
  const helper = helperAtOtherEnd({ remoteDescription } as RTCPeerConnection);
  expect(helper?.candidates).toEqual([{ type: 'srflx', address: '198.51.100.7', port: 1000 }]);
});
