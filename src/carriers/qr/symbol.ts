import { create } from 'qrcode/lib/core/qrcode.js';
import { CodeError } from '../../signal/errors.ts';
import { toBase45 } from './base45.ts';
import type { QrSymbol } from './draw.ts';

/**
 * The symbol for some bytes: base45 in one alphanumeric segment, error correction level M. That
 * takes 8.25 bits a byte and so wins over every other text; fewer modules help a camera more than
 * a higher level does.
 *
 * Throws `CodeError` 'too-long' for more than 2260 bytes, which is all that the largest symbol holds.
 */
export function bytesToSymbol(bytes: Uint8Array): QrSymbol {
  const segment = { data: toBase45(bytes), mode: 'alphanumeric' } as const;
  try {
    const { size, data } = create([segment], { errorCorrectionLevel: 'M' }).modules;
    return { size, data: Uint8Array.from(data) };
  } catch {
    throw new CodeError('too-long');
  }
}
