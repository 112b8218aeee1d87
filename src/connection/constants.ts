/** Times in milliseconds, sizes in bytes. */

/**
 * A code is shown at the latest after this long, though servers may still be silent: one dead server
 * would hold `iceGatheringState: complete` back for 40 s in Chromium and 12 s in Firefox.
 */
export const GATHER_LIMIT = 1500;

/** After the first public address: time for a second server's view of it and for IPv6 to come in. */
export const GATHER_SETTLE = 150;

/** A browser that found no address of its own in this time has no network. */
export const GATHER_HOPELESS = 8000;

/**
 * How often the other side's candidates are added again. Firefox ends its checks for good when it
 * had nothing new for 11 s: 10 s is enough for it, 12 s is not; 5 s forgives a late timer.
 */
export const PATIENCE_INTERVAL = 5000;

/** How often an unanswered hello is said again. */
export const HELLO_INTERVAL = 1000;

/** RFC 863: whatever is sent there is thrown away. Not open on any usual machine. */
export const DISCARD_PORT = 9;

/** Connecting takes well under 2 s where it works at once; after this long the person gets advice. */
export const SLOW_AFTER = 15_000;

/**
 * How long a plain SDP peer has to announce a data channel before we make one. Its announcement
 * (RFC 8832 §5.1) is sent as soon as SCTP is up, so it comes within a round trip.
 */
export const ANNOUNCE_WAIT = 1500;

/** The data channel that both sides negotiate out of band (RFC 8832 §1): its stream id. */
export const CONTROL_CHANNEL_ID = 0;
export const CONTROL_CHANNEL_LABEL = 'spontan';

/** Longest control message that is read: a chat line of 16,000 characters fits four times over. */
export const MAX_CONTROL_MESSAGE = 256 * 1024;
