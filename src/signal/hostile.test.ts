import { deflateRaw } from 'pako';
import { quickest } from '../../tools/lab/processor-time.ts';
import { sample } from '../../tools/lab/sdp/cases.ts';
import { BitWriter } from './bits.ts';
import { decodeBytes, decodeCode, encodeBytes, encodeCode } from './code.ts';
import { crc16 } from './crc16.ts';
import { DICTIONARY } from './dictionary.ts';
import { writeFront } from './front.ts';
import { MAX_CANDIDATES } from './limits.ts';
import { parseSdp } from './parse-sdp.ts';
import { toSdp } from './to-sdp.ts';

/** What any input may take, in milliseconds of processor time. */
const MOST = 5;

const invite = sample('chromium', 'invite', []);
const setup = invite.setup;

/** Addresses that a browser must not be sent to, in every dress they have. */
const addresses = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '0.1.2.3',
  '224.0.0.251',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:192.168.1.1',
  'ff02::fb',
  'FF0E::1',
  'localhost',
  'LOCALHOST',
  'evil.localhost',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '192.168.001.1',
  '192.168.1',
  '1.2.3.4.',
  'a..local',
  '-a.local',
  'a_b.local',
  'a b.local',
  'ä.local',
  'fe80::1%eth0',
  '[::1]',
  '1.2.3.4:5',
  '12345::',
  '1::2::3',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8:9',
  `${'a'.repeat(64)}.local`,
  `${'a.'.repeat(130)}local`,
  '',
];

describe.each(addresses)('the address %j', (address) => {
  const candidates = [{ type: 'host' as const, address, port: 5000 }];
  it('does not get in through SDP, and not through a code', () => {
    const sdp = `${toSdp(invite, { type: 'offer', setup })}a=candidate:1 1 udp 1 ${address} 5000 typ host\r\n`;
    expect(parseSdp(sdp, 'offer').candidates).toEqual([]);
    expect(decodeCode(encodeCode({ ...invite, candidates })).candidates).toEqual([]);
  });
});

/** A code of our profile whose checksum is right, with bits that no encoder writes. */
function forge(write: (writer: BitWriter) => void): Uint8Array {
  const writer = new BitWriter();
  write(writer);
  const bytes = writer.toBytes();
  const crc = crc16(bytes);
  return Uint8Array.from([...bytes, crc >> 8, crc & 0xff]);
}

const damaged = expect.objectContaining({ reason: 'damaged' }) as Error;

describe('a forged code', () => {
  const credentials = { ufrag: 4, pwd: 22, alphabet: '0123456789abcdef' };
  const forged = (kind: ['ipv4' | 'ipv6' | 'sameNetwork' | 'sameAddress', bigint, number]) =>
    forge((writer) => {
      const [form, address, port] = kind;
      const candidates = { kinds: [['host', form, 'any'] as const] };
      const front = {
        form: 'compact' as const,
        kind: 'invite' as const,
        setup,
        credentials,
        maxMessageSize: 65_536,
        candidates,
      };
      writeFront(writer, front);
      writer.write(0, 256 + 26 * 4);
      writer.write(address, { ipv4: 32, ipv6: 128, sameNetwork: 64, sameAddress: 0 }[form]);
      writer.write(port, 16);
    });

  it('is taken if it is as it should be', () => {
    expect(decodeBytes(forged(['ipv4', 0x01020304n, 5])).candidates).toEqual([
      { type: 'host', address: '1.2.3.4', port: 5 },
    ]);
  });

  it.each([
    ['loopback', ['ipv4', 0x7f000001n, 5000]],
    ['multicast', ['ipv4', 0xe0000001n, 5000]],
    ['unspecified', ['ipv4', 0n, 5000]],
    ['broadcast', ['ipv4', 0xffffffffn, 5000]],
    ['port 0', ['ipv4', 0x01020304n, 0]],
    ['IPv6 loopback', ['ipv6', 1n, 5000]],
    ['IPv4-mapped loopback', ['ipv6', 0xffff7f000001n, 5000]],
    ['IPv6 multicast', ['ipv6', 0xff02n << 112n, 5000]],
    ['the network of nobody', ['sameNetwork', 1n, 5000]],
    ['the address of nobody', ['sameAddress', 0n, 5000]],
  ] as const)('%s is refused', (_, kind) => {
    expect(() => decodeBytes(forged([...kind]))).toThrow(damaged);
  });

  it('with more bits than it needs is refused', () => {
    const good = [...encodeBytes(sample('chromium', 'invite', []))].slice(0, -2);
    expect(() => decodeBytes(forge((w) => w.writeBytes(Uint8Array.from([...good, 0]))))).toThrow(
      damaged,
    );
  });

  it('with padding that is not zero is refused', () => {
    const werift = {
      ...invite,
      ufrag: '6929',
      pwd: 'b52df483073e6120238f24',
      maxMessageSize: 65_536,
    };
    const bytes = [...encodeBytes(werift)].slice(0, -2);
    const last = bytes.length - 1;
    expect(decodeBytes(forge((w) => w.writeBytes(Uint8Array.from(bytes))))).toEqual(werift);
    bytes[last] = (bytes[last] ?? 0) | 1;
    expect(() => decodeBytes(forge((w) => w.writeBytes(Uint8Array.from(bytes))))).toThrow(damaged);
  });
});

describe('a forged long code', () => {
  const long = (text: string, tail: number[] = []): Uint8Array =>
    forge((writer) => {
      const deflated = deflateRaw(text, { dictionary: DICTIONARY, level: 9 });
      const bytes = Uint8Array.from([...deflated, ...tail]);
      writeFront(writer, { form: 'long', kind: 'invite', whole: true, length: bytes.length });
      writer.writeBytes(bytes);
    });
  const sdp = toSdp(invite, { type: 'offer', setup });

  it('is taken if it is as it should be', () => {
    expect(decodeBytes(long(sdp))).toEqual({ ...invite, sdp });
  });

  it.each([
    ['a bomb', long(sdp + '\n'.repeat(5_000_000))],
    ['text behind the deflated text', long(sdp, [0])],
    ['no SDP', long('hello')],
    ['an SDP without fingerprint', long(sdp.replace(/a=fing.*\r\n/, ''))],
    ['an SDP with a line end in the ufrag', long(sdp.replace('ufrag:Z8/q', 'ufrag:Z8\n/q'))],
  ])('%s is refused', (_, bytes) => {
    expect(() => decodeBytes(bytes)).toThrow(damaged);
  });

  it('a bomb is stopped early', () => {
    const bomb = long('\n'.repeat(5_000_000));
    expect(bomb.length).toBeLessThan(24_000);
    const before = process.memoryUsage().arrayBuffers;
    const decode = () => expect(() => decodeBytes(bomb)).toThrow(damaged);
    expect(quickest(decode, MOST)).toBeLessThanOrEqual(MOST);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
  });
});

it('codes hold 128 candidates, and no more', () => {
  const candidates = Array.from({ length: 200 }, (_, i) => ({
    type: 'srflx' as const,
    address: '84.173.22.91',
    port: 1024 + 3 * i,
  }));
  const code = encodeBytes({ ...invite, candidates });
  expect(decodeBytes(code).candidates).toEqual(candidates.slice(0, MAX_CANDIDATES));
  // Many ports of one address, as a symmetric NAT gives out, are cheap.
  expect(code.length).toBeLessThan(200);
});

it.each([
  [
    'fields that contradict the SDP',
    { sdp: toSdp({ ...invite, ufrag: 'other' }, { type: 'offer', setup }) },
  ],
  ['an SDP that is none', { sdp: 'hello' }],
  [
    'half a character in the SDP',
    { sdp: `${toSdp(invite, { type: 'offer', setup })}a=x:\ud800\r\n` },
  ],
  ['a tag out of range', { answers: 32_768 }],
  ['a kind that is none', { kind: 'other' as 'invite' }],
])('%s cannot be encoded', (_, change) => {
  expect(() => encodeCode({ ...invite, ...change })).toThrow(
    expect.objectContaining({ name: 'CodeError', reason: 'sdp-invalid' }),
  );
});
