import { readFileSync } from 'node:fs';
import { takeFrame, type Condition } from '../../../tools/lab/camera/camera.ts';
import { sample } from '../../../tools/lab/sdp/cases.ts';
import { encodeCode } from '../../signal/code.ts';
import { CodeError } from '../../signal/errors.ts';
import { toSdp } from '../../signal/to-sdp.ts';
import { QUIET_ZONE, type QrSymbol } from './draw.ts';
import { qrEncode, toShow } from './encode.ts';
import type { QrImage } from './image.ts';
import { readByJsqr } from './jsqr.ts';
import { readScanned } from './payload.ts';
import { Scan } from './scan.ts';
import { bytesToSymbol } from './symbol.ts';
import { openZxing, type ReadSymbols } from './zxing.ts';

const candidates = [{ type: 'host' as const, address: '203.0.113.9', port: 5000 }];
const code = encodeCode(sample('chromium', 'invite', candidates));
const symbol = qrEncode(code);

/** As it is on the screen: each module four pixels wide. */
function draw({ size, data }: QrSymbol): QrImage {
  const [scale, side] = [4, (size + 2 * QUIET_ZONE) * 4];
  const image = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let i = 0; i < side * side; i++) {
    const column = Math.floor((i % side) / scale) - QUIET_ZONE;
    const row = Math.floor(i / side / scale) - QUIET_ZONE;
    const inside = column >= 0 && row >= 0 && column < size && row < size;
    if (inside && data[row * size + column]) image.fill(0, 4 * i, 4 * i + 3);
  }
  return { width: side, height: side, data: image };
}

async function codesIn(read: ReadSymbols, image: QrImage): Promise<string[]> {
  const scanned = (await read(image)).map(readScanned);
  return scanned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
}

let readByZxing: ReadSymbols;
beforeAll(async () => {
  const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  readByZxing = await openZxing(wasm.buffer);
});

test.each([
  ['ZXing', () => readByZxing],
  ['jsQR', () => readByJsqr],
])('%s reads what is on a screen', async (_, read) => {
  expect(await codesIn(read(), draw(symbol))).toEqual([code]);
  expect(await codesIn(read(), takeFrame(symbol, 'plain', 1))).toEqual([code]);
});

test.each<Condition>([
  'perspective',
  'rotation',
  'motion',
  'lowlight',
  'moire',
  'small',
  'inverted',
])('a frame of the kind %s is read', async (condition) => {
  expect(await codesIn(readByZxing, takeFrame(symbol, condition, 3))).toEqual([code]);
});

test('nothing is found in a picture without a code', async () => {
  const grey = new Uint8ClampedArray(640 * 480 * 4).fill(128);
  expect(await readByZxing({ width: 640, height: 480, data: grey })).toEqual([]);
  expect(await readByJsqr({ width: 640, height: 480, data: grey })).toEqual([]);
});

test('an image of one pixel does no harm', async () => {
  expect(await readByZxing({ width: 1, height: 1, data: new Uint8ClampedArray(4) })).toEqual([]);
});

describe('encoding', () => {
  test('a usual code takes 37 x 37 modules', () => {
    expect(symbol.size).toBe(37);
    expect(symbol.data).toHaveLength(37 * 37);
    expect(new Set(symbol.data)).toEqual(new Set([0, 1]));
  });

  test('the largest symbol, and what no symbol holds', () => {
    expect(bytesToSymbol(new Uint8Array(2260)).size).toBe(177);
    expect(() => bytesToSymbol(new Uint8Array(2261))).toThrow(CodeError);
    expect(() => qrEncode('no code!')).toThrow(CodeError);
  });

  test('an SDP that shrinks enough stands still', async () => {
    const sdp = toSdp(sample('firefox', 'invite', candidates), { type: 'offer', setup: 'actpass' });
    const show = toShow(sdp);
    if (show.kind !== 'still') throw new Error('it moves');
    const finding = new Scan().look(await readByZxing(draw(show.symbol)));
    expect(finding).toEqual({ kind: 'text', text: sdp });
  });

  test('what is short stands still, what is long moves', () => {
    expect(toShow(code)).toEqual({ kind: 'still', symbol });
    const text = Array.from({ length: 900 }, (_, i) => ((i * 7919) % 977).toString(36)).join('');
    const show = toShow(text);
    expect(show.kind).toBe('animated');
    expect(show.kind === 'animated' && show.symbol(7).size).toBeLessThanOrEqual(45);
  });
});
