import { codeToBytes } from '../../signal/code.ts';
import type { QrSymbol } from './draw.ts';
import { Fountain } from './fountain.ts';
import { asCode, toMessage } from './payload.ts';
import { bytesToSymbol } from './symbol.ts';

/** Up to here one symbol is comfortable to scan: version 10, 57 x 57 modules, holds 207 bytes. */
const MAX_STILL_BYTES = 200;

/**
 * The QR symbol of a code, without its quiet zone (4 light modules all around): `size` x `size`
 * modules in `data`, row by row, 1 is dark. 64 to 80 bytes take 37 x 37 modules.
 *
 * Source: base45 (RFC 9285) of {@link codeToBytes} in an alphanumeric segment, error correction
 * level M (ISO/IEC 18004). Throws `CodeError` 'damaged' for a text that is no code, 'too-long' for
 * a code of more than 2260 bytes.
 */
export function qrEncode(code: string): QrSymbol {
  return bytesToSymbol(codeToBytes(code));
}

/** How a text is shown: one symbol, or one after the other for as long as it is looked at. */
export type QrShow = { kind: 'still'; symbol: QrSymbol } | QrAnimation;

export interface QrAnimation {
  kind: 'animated';
  /** About so many frames have to be seen. */
  blocks: number;
  frame(number: number): Uint8Array;
  symbol(number: number): QrSymbol;
}

/** Throws `CodeError` 'too-long' for a text that no sequence can carry. */
export function toShow(text: string): QrShow {
  const code = asCode(text);
  if (code && code.length <= MAX_STILL_BYTES) return { kind: 'still', symbol: bytesToSymbol(code) };
  const message = toMessage(text);
  const whole = new Fountain(message, MAX_STILL_BYTES);
  if (whole.blocks === 1) return { kind: 'still', symbol: bytesToSymbol(whole.frame(0)) };
  const fountain = new Fountain(message);
  return {
    kind: 'animated',
    blocks: fountain.blocks,
    frame: (number) => fountain.frame(number),
    symbol: (number) => bytesToSymbol(fountain.frame(number)),
  };
}
