/** Times in milliseconds. */

/**
 * After the last sound of the other side, before we answer: its loudspeaker's echo dies away and its
 * microphone opens again. Longer than it takes to notice that another frame of it has begun.
 */
export const TURN = 300;

/** Both devices may be started at the same moment: the first word is said within this time. */
export const FIRST_WAIT = 900;

/** Shortest time to listen after own words: the other one's turn, its answer's beginning noticed. */
export const MIN_LISTEN = 700;

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
