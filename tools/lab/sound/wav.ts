import { readFileSync } from 'node:fs';

/** A mono WAV file of 16-bit samples as written by most programs. Throws for any other. */
export function readWav(file: string): { samples: Float32Array; rate: number } {
  const bytes = readFileSync(file);
  const format = bytes.indexOf('fmt ') + 8;
  const data = bytes.indexOf('data') + 8;
  const [coding, channels] = [bytes.readUInt16LE(format), bytes.readUInt16LE(format + 2)];
  if (coding !== 1 || channels !== 1 || bytes.readUInt16LE(format + 14) !== 16) {
    throw new Error(`${file} is not 16-bit mono PCM.`);
  }
  const length = Math.min(bytes.readUInt32LE(data - 4), bytes.length - data) >> 1;
  return {
    samples: Float32Array.from({ length }, (_, i) => bytes.readInt16LE(data + 2 * i) / 32768),
    rate: bytes.readUInt32LE(format + 4),
  };
}
