import { sample } from '../../../tools/lab/sdp/cases.ts';
import { bytesToCode, codeToBytes, encodeCode } from '../../signal/code.ts';
import { crc16 } from '../../signal/crc16.ts';
import { CodeError } from '../../signal/errors.ts';
import { toSdp } from '../../signal/to-sdp.ts';
import { toBase45 } from './base45.ts';
import { Fountain } from './fountain.ts';
import { fromMessage, readScanned, toMessage } from './payload.ts';

const candidates = [{ type: 'host' as const, address: '192.168.1.2', port: 5000 }];
const description = sample('chromium', 'invite', candidates);
const code = encodeCode(description);
const sdp = toSdp(description, { type: 'offer', setup: 'actpass' });

/** Bytes as a program of the future may write them. */
function ofNewerVersion(): Uint8Array {
  const bytes = Uint8Array.of(0b1011_1111, 0xff, 0xff, ...new Uint8Array(60));
  const crc = crc16(bytes);
  return Uint8Array.of(...bytes, crc >> 8, crc & 255);
}

describe('what a scanned text is', () => {
  test('our own symbol', () => {
    expect(readScanned(toBase45(codeToBytes(code)))).toEqual({ kind: 'text', text: code });
  });

  test.each([
    ['a code', code],
    ['a link', `https://spontan.example/#${code}`],
    ['a sentence', `This is my invite:\n${code}\n`],
    ['an SDP', sdp],
    ['an SDP that will be refused with its own sentence', sdp.replace(/a=candidate.*\r\n/g, '')],
  ])('%s in anybody’s symbol', (_, text) => {
    expect(readScanned(text)).toEqual({ kind: 'text', text });
  });

  test('a code of a later version is taken, to be refused with its sentence', () => {
    const bytes = ofNewerVersion();
    const newer = bytesToCode(bytes);
    expect(readScanned(toBase45(bytes))).toEqual({ kind: 'text', text: newer });
    expect(readScanned(newer)).toEqual({ kind: 'text', text: newer });
  });

  test('a frame', () => {
    const frame = new Fountain(toMessage(sdp)).frame(1);
    expect(readScanned(toBase45(frame))).toMatchObject({ kind: 'frame', frame: { number: 1 } });
  });

  test.each([
    ['nothing', ''],
    ['a word', 'HELLO'],
    ['a ticket', 'HC1:6BF+70790T9WJWG.FKY*4GO0.O1CV2 O5 N2FBBRW1*70HS8WY04AC*WIFN0AHCD8KD97TK0F90'],
    ['a link with a long word', `https://shop.example/p?id=${'x7'.repeat(30)}`],
    ['a wireless network', 'WIFI:T:WPA;S:home;P:secret;;'],
    ['a code with one wrong character', toBase45(codeToBytes(code)).replace(/^../, '00')],
  ])('%s is something else', (_, text) => {
    expect(readScanned(text)).toEqual({ kind: 'other' });
  });
});

describe('the message of a sequence', () => {
  test.each([
    ['a code', code],
    ['an SDP', sdp],
    ['JSON', JSON.stringify({ type: 'offer', sdp })],
    ['other languages', '¿Y tú? 你好 👋'],
  ])('%s comes back', (_, text) => expect(fromMessage(toMessage(text))).toBe(text));

  test('a code travels as its bytes', () => {
    expect(toMessage(code)).toHaveLength(1 + codeToBytes(code).length);
  });

  test.each([[[]], [[2, 1, 2, 3]], [[1, 255, 255]]])('%j is refused', (bytes) => {
    expect(() => fromMessage(Uint8Array.from(bytes))).toThrow(CodeError);
  });
});
