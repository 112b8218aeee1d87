/**
 * The numbers of the modem. A *carrier* is one sine of a symbol, a *symbol* one sum of carriers with
 * its cyclic prefix, a *frame* one known reference symbol and {@link DATA_SYMBOLS} symbols of data.
 * All stages work on a complex baseband: what lies around {@link CENTRE}, shifted down to 0 Hz.
 */

/** Complex samples a second in the baseband: a little more than the band is wide. */
export const BASE_RATE = 6000;

/**
 * Hz. The band reaches 2.75 kHz to either side: 1 to 6.5 kHz is what the loudspeakers of laptops and
 * phones play and what speech and mains hum disturb least. A multiple of the carriers' distance.
 */
export const CENTRE = 3750;

/**
 * Baseband samples in a symbol without its prefix: 85 ms, carriers 11.7 Hz apart. Long against a
 * room's echo (longer symbols lose less to it), short against the movement of a hand.
 */
export const SYMBOL = 512;

/** Baseband samples: 20 ms, the early echoes of a room. */
export const PREFIX = 120;

export const SYMBOL_STEP = PREFIX + SYMBOL;

/** Baseband samples by which neighbouring symbols fade into each other: 2 ms, so nothing clicks. */
export const RAMP = 12;

/** 1007.8 to 6492.2 Hz; the rest of {@link SYMBOL} is room for the filters' slopes. */
export const CARRIERS = 469;

/** Every eighth carrier of a data symbol is a pilot; closer ones would cost more than they tell. */
export const PILOT_SPACING = 8;

/** Three times 820 bits: 80 bytes at rate 0.29, so that one frame is enough in most rooms. */
export const DATA_SYMBOLS = 3;

export const FRAME_SYMBOLS = 1 + DATA_SYMBOLS;

/** Baseband samples of a frame: 0.421 s. */
export const FRAME = FRAME_SYMBOLS * SYMBOL_STEP;

/** Longest payload in bytes: longer ones go in parts, a layer above. */
export const MAX_PAYLOAD = 200;

/** Hz: below, the band's upper edge would be too close to half the rate. */
export const MIN_SAMPLE_RATE = 16_000;

/** Hz: the highest rate of common sound hardware. */
export const MAX_SAMPLE_RATE = 192_000;
