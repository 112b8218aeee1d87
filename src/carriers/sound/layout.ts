import { BASE_RATE, CARRIERS, CENTRE, DATA_SYMBOLS, PILOT_SPACING, SYMBOL } from './constants.ts';

/** Which carrier does what. Carriers are numbered from 0, upwards in frequency. */

const FIRST = -(CARRIERS - 1) / 2;

/** Hz, as it sounds. */
export const frequency = (carrier: number): number =>
  CENTRE + ((FIRST + carrier) * BASE_RATE) / SYMBOL;

/** Place of a carrier in a discrete Fourier transform over `size` samples of `size / SYMBOL` symbols' rate. */
export const bin = (carrier: number, size = SYMBOL): number => (FIRST + carrier + size) % size;

const all = Array.from({ length: CARRIERS }, (_, carrier) => carrier);

/** Carriers that are pilots in each data symbol. */
export const PILOTS: readonly number[] = all.filter((carrier) => carrier % PILOT_SPACING === 0);

/** Carriers of data, two bits in each symbol. */
export const DATA: readonly number[] = all.filter((carrier) => carrier % PILOT_SPACING !== 0);

export const SYMBOL_BITS = 2 * DATA.length;

/** Coded bits in a frame. */
export const FRAME_BITS = DATA_SYMBOLS * SYMBOL_BITS;

/** Coprime to the number of data carriers and near the golden section: neighbours end up far apart. */
const STRIDE = 253;
/** Carriers by which the order of one symbol is turned against the one before. */
const TURN = 137;

/**
 * Where the bits of a data symbol go: bit i to data carrier `CARRIER_OF[symbol][i % DATA.length]`, in
 * its first half as the carrier's first bit, in its second half as the other. So neither a notch of
 * the room nor a tone takes neighbouring bits away.
 */
export const CARRIER_OF: readonly Uint16Array[] = Array.from(
  { length: DATA_SYMBOLS },
  (_, symbol) =>
    Uint16Array.from(DATA, (_, i) => DATA[(i * STRIDE + symbol * TURN) % DATA.length] ?? 0),
);
