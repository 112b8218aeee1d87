import { FRAME_BITS } from './layout.ts';
import { randomBits } from './random.ts';

/**
 * A frame's bits are XORed with these, so that a block of zeros does not become one loud click and
 * no payload looks like another shifted by a carrier.
 */
export const SCRAMBLE = ((): Uint8Array => {
  const next = randomBits(0x5ca1);
  return Uint8Array.from({ length: FRAME_BITS }, next);
})();
