import { deflateSync, inflateSync } from 'node:zlib';
import { crc32 } from '../../src/signal/crc32.ts';

const SIGNATURE_BYTES = 8;
/** Length, type and CRC of a chunk (PNG 3rd edition, §5.3). */
const FRAME_BYTES = 12;

/** The same picture, compressed as well as DEFLATE can: browsers are in a hurry when they take one. */
export function recompress(png: Uint8Array): Uint8Array {
  const view = new DataView(png.buffer, png.byteOffset, png.length);
  const pixels: Uint8Array[] = [];
  let header: Uint8Array = new Uint8Array();
  for (let at = SIGNATURE_BYTES; at < png.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') pixels.push(content);
    at += length + FRAME_BYTES;
  }
  const packed = deflateSync(inflateSync(Buffer.concat(pixels)), { level: 9, memLevel: 9 });
  return Buffer.concat([
    png.subarray(0, SIGNATURE_BYTES),
    chunk('IHDR', header),
    chunk('IDAT', packed),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
