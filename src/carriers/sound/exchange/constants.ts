/** Times in milliseconds. */

/**
 * From the beginning of a frame until it is sure that there is one: half of it, and the blocks in
 * which sound is dealt with.
 */
export const NOTICE = 300;

/**
 * After the last sound of the other side, before we answer: its loudspeaker's echo dies away and its
 * microphone opens again. As long as it takes to notice that another frame of it has begun.
 */
export const TURN = NOTICE;

/**
 * The first word is said within this time: both devices may be started at the same moment. Not before
 * a frame that was under way is over: who speaks alone speaks for a third of the time.
 */
export const FIRST_WAIT = { least: 400, most: 1500 } as const;

/**
 * Shortest time to listen after own words: sound is 150 ms under way from program to program, both
 * ways, and between lies the other one's turn; then its answer has to be noticed.
 */
export const MIN_LISTEN = 2 * 150 + TURN + NOTICE;

/** Own words may come back to our microphone for so long after they are out. */
export const OWN_ECHO = 1000;

/** Whatever seems to be in the air: so long at most we stay silent, as noise may look like frames. */
export const MAX_SILENCE = 10_000;

/**
 * Frames said in a row, by the number of tries that nobody answered. In a quiet room one is enough;
 * the longer nobody answers, the more the listener has to add up. Twelve take 5 s: more would keep
 * the other side, which cannot hear while it speaks itself, waiting for too long. After that it
 * begins anew: perhaps nobody is there yet.
 */
export const FRAMES = [1, 2, 3, 5, 8, 12] as const;

/** An acknowledgement is short, so it is coded more heavily; two frames make it safe. */
export const ACKNOWLEDGEMENT_FRAMES = 2;

/**
 * How many of these are for a room in which nobody seems to be. Even in noise that takes twelve frames
 * to understand, single ones are noticed; and whoever comes should not have to wait for a long speech.
 */
export const FRAMES_ALONE = 3;

/** After a frame was noticed, somebody is there for so long: the longest pause in a conversation. */
export const PRESENCE = 10_000;

/** Devices remembered in a room; more than that at a time is no conversation. */
export const MAX_DEVICES = 16;
