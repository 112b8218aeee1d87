/** Times in milliseconds. */

/** What needs no trick connects in well under a second once both sides try. */
export const TRICKS_AFTER = 1500;

/**
 * New ports that are named to one connection each second. Chromium sends a check every 48 ms and went
 * through 15 to 16 new ports a second, whatever it was given; Firefox through 40, but it keeps 20 KB of
 * each for as long as the connection lives.
 */
export const PORTS_A_SECOND = 15;
export const PORTS_A_SECOND_FIREFOX = 30;

/** Ports of a sequential NAT that are tried in the first round: what one machine uses meanwhile. */
export const WINDOW = 20;
/** And in the later ones at the most: they take 8 s each, and many NATs forget after 30. */
export const MAX_WINDOW = 120;

/** Fewest bits of a block that a NAT is said to draw from: 1024 ports. Carriers give 512 to 4096. */
export const MIN_BLOCK_BITS = 10;
/** Most bits of a block that chance alone hardly shows (1 of 1000), by how many ports were seen. */
export const MAX_BLOCK_BITS: Readonly<Record<number, number>> = { 3: 11, 4: 12 };

/** Sockets of the side that guesses, in all; their ports stand in the code. */
export const GUESSERS = 8;

/**
 * Sockets of the side whose ports are guessed: `GUESSERS` times this times 15 guesses a second find one
 * of 64512 after 4 s in the middle. Chromium opens 497 connections in a page.
 */
export const TARGETS = 128;
/** The same where the other side has one socket: one hit in 21 s. */
export const MOST_TARGETS = 200;
/** Where a carrier gives out ports of a block: as many in 32 of its ports. */
export const PORTS_OF_A_BLOCK = 32;

/** Firefox takes more time and memory for each. */
export const MOST_TARGETS_FIREFOX = 64;

/** Sequential NATs at both ends: sockets whose ports have to cover the one that the other side aims at. */
export const STAR_SOCKETS = 24;
/** How far ahead that one is. */
export const STAR_AHEAD = 10;

/**
 * How often a socket that is only to be found is told again of the other side's address. Chromium
 * checks it for 15 s then, and many NATs forget 30 s later: nearly two thirds of the time it is silent.
 */
export const TARGET_INTERVAL = 40_000;
/** For so long Chromium checks what it is told of, a dozen times a second, where no answer comes. */
export const CHECKED_FOR = 15_000;
/** Firefox fails for good when it had nothing to check for 12 s. */
export const TARGET_INTERVAL_FIREFOX = 8000;

/** Candidates after which Chromium is made to forget them: it copies them all at each further one. */
export const FORGET_AFTER = 900;

/** How long a burst of packets lasts where both people have handed over their codes. */
export const BURST = 120_000;
/** The same where the other person still has to take the code. */
export const LONG_BURST = 180_000;

/** How long further sockets may take to learn their public ports before the code is shown without. */
export const GUESSERS_LIMIT = 1500;

/**
 * Sockets that are looked at together, whether they were found, and the time until the next ones: all 200
 * in little more than half a second. While sockets are being opened, each answer takes 14 ms.
 */
export const LOOK_AT_ONCE = 8;
export const LOOK_PAUSE = 20;

/** A socket that was found has a path after a few round trips; by then it will not have one. */
export const FOUND_LIMIT = 5000;
