/** Sizes in bytes, times in milliseconds. */

/** Label of the channels on which files travel, one for each transfer. */
export const FILES_CHANNEL = 'spontan-files';

/** One message: what every browser takes (RFC 8841 §6.1: the default where nothing is said). */
export const CHUNK = 64 * 1024;

/** What is hashed, written and confirmed as one: a broken connection costs at most this much again. */
export const BLOCK = 1024 * 1024;

/** What may wait in the sending browser: enough that the channel never runs dry. */
export const BUFFER = 1024 * 1024;

/**
 * What may be sent ahead of the receiver's confirmation, so that a slow disk at that end slows the
 * sender down instead of filling a memory. 8 MiB fill a path of 40 MB/s and 200 ms.
 */
export const WINDOW = 8 * BLOCK;

/** Files of one set. A photo collection of many years fits; its list is some 10 MB. */
export const MAX_FILES = 100_000;

/** Characters of a path in a set; longer than any file system takes. */
export const MAX_PATH = 4096;

/** Characters of one message of the list: a browser may refuse more than a chunk. */
export const LIST_PART = CHUNK / 4;

/** Offers of the other side that wait for an answer. A peer who floods us must not fill the screen. */
export const MAX_OFFERS = 20;

/** Transfers that are over and still shown. */
export const MAX_ENDED = 50;

/** What is kept in memory where the browser gives no room on the disk, as in a private window. */
export const MEMORY_LIMIT = 256 * 1024 * 1024;

/** How often progress is told: the eye wants no more. */
export const PROGRESS_INTERVAL = 500;

/** The speed shown is that of so long: steady, and yet soon right after a change. */
export const RATE_SPAN = 5000;
