import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { answer } from '../../../tools/stun-server/answer.ts';
import {
  LARGEST_ANSWER,
  readBindingRequest,
  unknownAttributes,
} from '../../../tools/stun-server/message.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

const TRANSACTION = 'b7e7a701bc34d686fa87dfae';
const BARE = hex(`0001 0000 2112a442 ${TRANSACTION}`);
/** RFC 5769 §2.1, as erratum-free as it was printed. */
const SAMPLE = hex(`
  0001 0058 2112a442 ${TRANSACTION}
  8022 0010 5354554e2074657374 20636c69656e74
  0024 0004 6e0001ff
  8029 0008 932ff9b151263b36
  0006 0009 6576746a3a68367659 202020
  0008 0014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
  8028 0004 e57a3bcf`);
const FROM = { address: '192.0.2.1', port: 32_853 };
const FROM6 = { address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32_853 };

/** RFC 8489 §14.7. */
function fingerprint(before: Buffer): Buffer {
  const bytes = hex('8028 0004 00000000');
  bytes.writeUInt32BE((crc32(before) ^ 0x5354554e) >>> 0, 4);
  return bytes;
}

/** A Binding request with these attributes. */
function request(...attributes: { type: number; value: Uint8Array }[]): Buffer {
  const body = Buffer.concat(
    attributes.map(({ type, value }) => {
      const bytes = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
      bytes.writeUInt16BE(type, 0);
      bytes.writeUInt16BE(value.length, 2);
      bytes.set(value, 4);
      return bytes;
    }),
  );
  const head = Buffer.from(BARE);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

test('reads the sample request of RFC 5769, its FINGERPRINT included', () => {
  const read = readBindingRequest(SAMPLE);
  expect(read?.key.toString('hex')).toBe(`2112a442${TRANSACTION}`);
  expect(read?.attributes.map(({ type }) => type)).toEqual([
    0x8022, 0x0024, 0x8029, 0x0006, 0x0008, 0x8028,
  ]);
  expect(read?.attributes[3]?.value.toString()).toBe('evtj:h6vY');
  expect(read && unknownAttributes(read)).toEqual([0x0024]);
});

test.each([
  [FROM, '0020 0008 0001 a147 e112a643'],
  [FROM6, '0020 0014 0002 a147 0113a9faa5d3f179bc25f4b5bed2b9d9'],
])('tells %j its address as the samples of RFC 5769 have it', (from, attribute) => {
  const reply = answer(BARE, from);
  expect(reply?.readUInt16BE(0)).toBe(0x0101);
  expect(reply?.subarray(4, 20)).toEqual(BARE.subarray(4));
  expect(reply?.toString('hex')).toContain(hex(attribute).toString('hex'));
  // SOFTWARE, padded, and FINGERPRINT as the last.
  expect(reply?.toString('hex')).toContain(`80220007${Buffer.from('spontan').toString('hex')}00`);
  expect(reply?.subarray(-8, -4)).toEqual(hex('8028 0004'));
});

test.each([
  ['a success', BARE],
  ['a 420', SAMPLE],
])('%s ends in a FINGERPRINT over the rest', (_, asked) => {
  const reply = answer(asked, FROM) ?? Buffer.alloc(8);
  expect(reply.subarray(-8)).toEqual(fingerprint(reply.subarray(0, -8)));
});

test('a FINGERPRINT must be right, and the last', () => {
  const head = hex(`0001 0008 2112a442 ${TRANSACTION}`);
  const right = fingerprint(head);
  expect(answer(Buffer.concat([head, right]), FROM)).toBeDefined();
  right.writeUInt8(right.readUInt8(7) ^ 1, 7);
  expect(answer(Buffer.concat([head, right]), FROM)).toBeUndefined();

  const longer = hex(`0001 0010 2112a442 ${TRANSACTION}`);
  const software = hex('8022 0004 74657374');
  expect(answer(Buffer.concat([longer, fingerprint(longer), software]), FROM)).toBeUndefined();
});

test('names the attributes that it would have to understand, each once, in a 420', () => {
  const value = new Uint8Array(4);
  const types = [0x0003, 0x7fff, 0x0003, 0x8000, 0x0006];
  const reply = answer(request(...types.map((type) => ({ type, value }))), FROM);
  expect(reply?.readUInt16BE(0)).toBe(0x0111);
  expect(reply?.subarray(20, 36)).toEqual(hex('0009 0004 00000414 000a 0004 0003 7fff'));
});

test.each([
  ['nothing', ''],
  ['a short header', '0001 0000 2112a442 b7e7a701bc34d686fa87df'],
  ['no magic cookie (RFC 3489)', `0001 0000 2112a443 ${TRANSACTION}`],
  ['a length that is wrong', `0001 0004 2112a442 ${TRANSACTION}`],
  ['a length that leaves bytes over', `0001 0000 2112a442 ${TRANSACTION} 00000000`],
  ['a length that is no multiple of 4', `0001 0002 2112a442 ${TRANSACTION} 8022`],
  ['an attribute beyond the end', `0001 0004 2112a442 ${TRANSACTION} 8022 0001`],
  ['an indication', `0011 0000 2112a442 ${TRANSACTION}`],
  ['a success response', `0101 0000 2112a442 ${TRANSACTION}`],
  ['an error response', `0111 0000 2112a442 ${TRANSACTION}`],
  ['another method', `0003 0000 2112a442 ${TRANSACTION}`],
  ['DTLS', `8001 0000 2112a442 ${TRANSACTION}`],
])('keeps silent at %s', (_, bytes) => {
  expect(answer(hex(bytes), FROM)).toBeUndefined();
});

const attributes = fc.array(
  fc.record({ type: fc.nat(0xffff), value: fc.uint8Array({ maxLength: 40 }) }),
  { maxLength: 60 },
);
const from = fc.constantFrom(FROM, FROM6);

test('no answer is longer than 64 bytes, unless the request is', () => {
  fc.assert(
    fc.property(attributes, from, (list, sender) => {
      const asked = request(...list.filter(({ type }) => type !== 0x8028));
      const reply = answer(asked, sender);
      expect(reply).toBeDefined();
      expect(reply?.length).toBeLessThanOrEqual(Math.max(LARGEST_ANSWER, asked.length));
    }),
  );
});

test('whatever comes, it answers well or keeps silent', () => {
  const noise = fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes));
  const damaged = fc
    .tuple(attributes, fc.nat(), fc.nat(255), fc.nat(8))
    .map(([list, at, byte, cut]) => {
      const bytes = request(...list);
      bytes[at % bytes.length] = byte;
      return bytes.subarray(0, bytes.length - cut);
    });
  fc.assert(
    fc.property(fc.oneof(noise, damaged), from, (bytes, sender) => {
      const reply = answer(bytes, sender);
      if (!reply) return;
      expect(bytes.readUInt16BE(0)).toBe(0x0001);
      expect([0x0101, 0x0111]).toContain(reply.readUInt16BE(0));
      expect(reply.readUInt16BE(2)).toBe(reply.length - 20);
      expect(reply.length).toBeLessThanOrEqual(Math.max(LARGEST_ANSWER, bytes.length));
    }),
    { numRuns: 2000 },
  );
});
