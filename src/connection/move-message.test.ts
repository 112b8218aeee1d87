import { CodeError } from '../signal/errors.ts';
import { isMove, newNetworksFirst, readMove, writeMove } from './move-message.ts';

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

test('an offer and its answer are read as they were written', () => {
  const offer = readMove(writeMove({ type: 'move', sdp }));
  expect(offer).toMatchObject({ type: 'move', description: { kind: 'invite', ufrag: 'aB3+' } });
  const answer = readMove(writeMove({ type: 'moved', sdp, answers: 'xyz1' }));
  expect(answer).toMatchObject({
    type: 'moved',
    description: { kind: 'reply', setup: 'actpass' },
    answers: 'xyz1',
  });
});

test('other messages are none of its business', () => {
  expect(isMove(writeMove({ type: 'move', sdp }))).toBe(true);
  expect(isMove(writeMove({ type: 'moved', sdp, answers: '' }))).toBe(true);
  for (const text of ['', '{"type":"chat","id":1,"text":"move"}', '{"type":"movement"}', 'move'])
    expect(isMove(text)).toBe(false);
});

test.each<[string, unknown]>([
  ['without a description', { type: 'move' }],
  ['with a description that is no text', { type: 'move', sdp: { toString: 'v=0' } }],
  ['with an answer to nothing', { type: 'moved', sdp }],
  ['of an unknown type', { type: 'mover', sdp, answers: '' }],
  ['with an endless description', { type: 'move', sdp: sdp + 'a=x\r\n'.repeat(20_000) }],
  ['without credentials', { type: 'move', sdp: sdp.replace(/a=ice-.*\r\n/g, '') }],
  ['without a fingerprint', { type: 'move', sdp: sdp.replace(/a=fingerprint.*\r\n/, '') }],
])('a message %s is refused', (_, message) => {
  expect(() => readMove(JSON.stringify(message))).toThrow();
});

test('a description that leads to the machine itself leads nowhere', () => {
  const hostile = sdp.replaceAll(/(192\.168\.1\.10|10\.1\.2\.3) 400/g, '127.0.0.1 400');
  const { description } = readMove(writeMove({ type: 'move', sdp: hostile }));
  expect(description.candidates.map(({ type }) => type)).toEqual(['srflx', 'srflx']);
});

test('what cannot be read as SDP has a reason', () => {
  expect(() => readMove(writeMove({ type: 'move', sdp: 'nonsense' }))).toThrow(CodeError);
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
