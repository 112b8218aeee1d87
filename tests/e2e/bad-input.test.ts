import { bytesToCode, codeToBytes, decodeCode, encodeCode } from '../../src/signal/code.ts';
import { crc16 } from '../../src/signal/crc16.ts';
import { endPair, launchPair, type Pair } from './support/pair.ts';
import { Person, talk } from './support/person.ts';

const SDP = [
  'v=0',
  'o=- 1 1 IN IP4 0.0.0.0',
  's=-',
  't=0 0',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 0.0.0.0',
  'a=mid:0',
  'a=ice-ufrag:abcd',
  'a=ice-pwd:abcdefghijklmnopqrstuv',
  `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}`,
  'a=setup:actpass',
  'a=sctp-port:5000',
  'a=candidate:1 1 udp 2130706431 192.168.1.2 5000 typ host',
  '',
];
const sdpWithout = (part: string) => SDP.filter((line) => !line.includes(part)).join('\r\n');

/** The code with one character in its middle changed. */
function damaged(code: string): string {
  return code.replace(/^(.{30})(.)/, (_, head, c) => head + (c === 'x' ? 'y' : 'x'));
}

/** As a program of the future may write it: a front that means nothing yet, a checksum that holds. */
function ofNewerVersion(code: string): string {
  const bytes = codeToBytes(code).slice(0, -2);
  bytes.fill(0xff, 1, 3);
  bytes[0] = (bytes[0] ?? 0) | 0b0011_1111;
  const crc = crc16(bytes);
  return bytesToCode(Uint8Array.of(...bytes, crc >> 8, crc & 255));
}

function toAnotherInvite(invite: string): string {
  return encodeCode({ ...decodeCode(invite), kind: 'reply', setup: 'passive', answers: 4711 });
}

describe.each([
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
] as const)('bad input in %s', (kind, otherKind) => {
  let pair: Pair;
  let me: Person;
  let other: Person;
  let invite: string;

  beforeAll(async () => {
    pair = await launchPair(kind, otherKind);
    me = await Person.atPage(pair.one);
    other = await Person.atPage(pair.other);
    await Promise.all([me.staysLocal(), other.staysLocal()]);
    invite = await me.invites();
  });
  afterAll(() => endPair(pair));

  /** Pastes it into the field under the invite; the invite and the text must survive. */
  async function isRefused(text: string, reason: string): Promise<string> {
    await me.view.clear('#reply-text');
    await me.takes(text);
    const sentence = await me.isTold(reason);
    expect(sentence.length).toBeGreaterThan(30);
    await me.isIn('inviting');
    expect(await me.readsCode()).toBe(invite);
    return sentence;
  }

  test('each has its own sentence, and the flow goes on', async () => {
    const stranger = await other.invites();
    const sentences = [
      await isRefused('Sorry, I am on the train. Later!', 'not-a-code'),
      await isRefused(damaged(stranger), 'damaged'),
      await isRefused(ofNewerVersion(stranger), 'newer-version'),
      await isRefused(invite, 'own-code'),
      await isRefused(toAnotherInvite(stranger), 'reply-to-other'),
      await isRefused(sdpWithout('fingerprint'), 'sdp-no-fingerprint'),
      await isRefused(sdpWithout('candidate'), 'sdp-no-candidates'),
      await isRefused(sdpWithout('ice-pwd'), 'sdp-no-credentials'),
      await isRefused(
        SDP.join('\r\n').replace(SDP[4] ?? '', 'm=audio 9 UDP/TLS/RTP/SAVPF 111'),
        'sdp-no-data-channel',
      ),
    ];
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('an empty field', async () => {
    await me.view.clear('#reply-text');
    await me.view.click('#reply');
    await me.isTold('empty');
  });

  test('a megabyte of garbage', async () => {
    const garbage = Array.from({ length: 1024 * 1024 }, (_, i) =>
      String.fromCharCode(33 + ((i * 7919) % 90)),
    );
    await isRefused(garbage.join(''), 'too-long');
  });

  test('after all of it, a reply with text around it connects', async () => {
    const reply = await other.replies(
      `> Hi, take this:\n> ${invite.slice(0, 40)}\n> ${invite.slice(40)}\n> bye`,
    );
    await me.view.clear('#reply-text');
    await me.takes(`Here it is: "${reply}". See you!`);
    await talk(me, other);
  });
});
