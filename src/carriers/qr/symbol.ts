import { create } from 'qrcode/lib/core/qrcode.js';
import { CodeError } from '../../signal/errors.ts';
import { toBase45 } from './base45.ts';

/** A QR symbol without its quiet zone: `size` x `size` modules, row by row, 1 is dark. */
export interface QrSymbol {
  size: number;
  data: Uint8Array;
}

/** Light modules that belong around a symbol (ISO/IEC 18004 §6.3.8). */
export const QUIET_ZONE = 4;

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
