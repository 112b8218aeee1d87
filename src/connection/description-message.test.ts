import { CodeError } from '../signal/errors.ts';
import {
  isDescription,
  newNetworksFirst,
  readDescription,
  writeDescription,
} from './description-message.ts';

const sdp = [
  'v=0',
  'o=- 1 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 0.0.0.0',
  'a=candidate:1 1 udp 2122260223 192.168.1.10 4001 typ host generation 1',
  'a=candidate:2 1 udp 2122194687 10.1.2.3 4002 typ host generation 1',
  'a=candidate:3 1 udp 1686052607 198.51.100.10 5001 typ srflx raddr 192.168.1.10 rport 4001',
  'a=candidate:4 1 udp 1685987071 203.0.113.7 5002 typ srflx raddr 10.1.2.3 rport 4002',
  'a=ice-ufrag:aB3+',
  'a=ice-pwd:abcdefghijklmnopqrstuv/+',
  `a=fingerprint:sha-256 ${Array(32).fill('0A').join(':')}`,
  'a=setup:actpass',
  'a=mid:0',
  'a=sctp-port:5000',
  'a=max-message-size:262144',
  '',
].join('\r\n');

const fingerprint = new Uint8Array(32).fill(10);
const write = (text: string, type: 'offer' | 'answer' = 'offer') =>
  writeDescription({ type, id: 7, sdp: text });

/** With a microphone. */
const media = [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'c=IN IP4 0.0.0.0',
  'a=mid:1',
  'a=sendonly',
  'a=rtpmap:111 opus/48000/2',
  '',
].join('\r\n');
const bundled = sdp.replace('t=0 0\r\n', 't=0 0\r\na=group:BUNDLE 0 1\r\n') + media;

test('an offer and its answer are read as they were written', () => {
  const offer = readDescription(write(sdp), fingerprint);
  expect(offer).toMatchObject({
    type: 'offer',
    id: 7,
    description: { kind: 'invite', ufrag: 'aB3+' },
  });
  const answer = readDescription(write(sdp, 'answer'), fingerprint);
  expect(answer).toMatchObject({ type: 'answer', description: { kind: 'reply' } });
});

test('sound and pictures go the same way, or not at all', () => {
  expect(readDescription(write(bundled), fingerprint).description.sdp).toBe(bundled);
  const rejected = sdp + media.replace('m=audio 9', 'm=audio 0');
  const alone = rejected.replace('t=0 0\r\n', 't=0 0\r\na=group:BUNDLE 0\r\n');
  expect(readDescription(write(alone, 'answer'), fingerprint).description.sdp).toBe(alone);
});

test('other messages are none of its business', () => {
  expect(isDescription(write(sdp))).toBe(true);
  expect(isDescription(write(sdp, 'answer'))).toBe(true);
  for (const text of ['', '{"type":"chat","id":1,"text":"offer"}', '{"type":"offers"}', 'offer'])
    expect(isDescription(text)).toBe(false);
});

const stranger = `a=fingerprint:sha-256 ${Array(32).fill('0B').join(':')}\r\n`;
test.each<[string, unknown]>([
  ['without a description', { type: 'offer', id: 1 }],
  ['with a description that is no text', { type: 'offer', id: 1, sdp: { toString: 'v=0' } }],
  ['with an answer to nothing', { type: 'answer', sdp }],
  ['of an unknown type', { type: 'pranswer', id: 1, sdp }],
  ['with an endless description', { type: 'offer', id: 1, sdp: sdp + 'a=x\r\n'.repeat(20_000) }],
  ['without credentials', { type: 'offer', id: 1, sdp: sdp.replace(/a=ice-.*\r\n/g, '') }],
  ['without a fingerprint', { type: 'offer', id: 1, sdp: sdp.replace(/a=fingerp.*\r\n/, '') }],
  ['of somebody else', { type: 'offer', id: 1, sdp: sdp.replace(/0A:0A/, '0A:0B') }],
  ['with a second fingerprint', { type: 'offer', id: 1, sdp: bundled + stranger }],
  ['with sound on a way of its own', { type: 'offer', id: 1, sdp: sdp + media }],
  ['with too much to agree on', { type: 'offer', id: 1, sdp: bundled + media.repeat(8) }],
])('a message %s is refused', (_, message) => {
  expect(() => readDescription(JSON.stringify(message), fingerprint)).toThrow();
});

test('a description that leads to the machine itself leads nowhere', () => {
  const hostile = sdp.replaceAll(/(192\.168\.1\.10|10\.1\.2\.3) 400/g, '127.0.0.1 400');
  const { description } = readDescription(write(hostile), fingerprint);
  expect(description.candidates.map(({ type }) => type)).toEqual(['srflx', 'srflx']);
});

test('what cannot be read as SDP has a reason', () => {
  expect(() => readDescription(write('nonsense'), fingerprint)).toThrow(CodeError);
});

test('the candidates of a new network come first, and nothing else changes', () => {
  const moved = newNetworksFirst(sdp, ['10.1.2.3', '192.168.1.10']);
  const ports = [...moved.matchAll(/^a=candidate:.*? (\d+) typ/gm)].map(([, port]) => port);
  expect(ports).toEqual(['4002', '5002', '4001', '5001']);
  expect(moved.split('\r\n').toSorted()).toEqual(sdp.split('\r\n').toSorted());
  const kept = (text: string) => text.replaceAll(/^a=candidate:.*\r\n/gm, '');
  expect(kept(moved)).toBe(kept(sdp));
});

test('where nothing is known of the networks, or there is no candidate, all stays as it is', () => {
  const bare = sdp.replaceAll(/^a=candidate:.*\r\n/gm, '');
  expect(newNetworksFirst(sdp, [])).toBe(sdp);
  expect(newNetworksFirst(bare, ['192.168.1.10'])).toBe(bare);
});

test('a network that nobody has seen come is newer than all others', () => {
  const moved = newNetworksFirst(sdp, ['192.168.1.10']);
  expect(moved.indexOf(' 4002 typ')).toBeLessThan(moved.indexOf(' 4001 typ'));
});
