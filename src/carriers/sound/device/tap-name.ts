/** The name of the processor in `tap.ts`. */
export const TAP = 'spontan-tap';

/** Samples in a block: 43 ms at 48 kHz. A power of two, as the older way of listening wants it. */
export const BLOCK = 2048;
