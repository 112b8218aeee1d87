/** Times in milliseconds, sizes in bytes. */

/**
 * A code is shown at the latest after this long, though servers may still be silent: one dead server
 * would hold `iceGatheringState: complete` back for 40 s in Chromium and 12 s in Firefox.
 */
export const GATHER_LIMIT = 1500;

/**
 * The same where the path moves, and a network has not told its public address: one that has just come
 * up takes a second or two. Both sides may have to wait, and {@link ANSWER_LIMIT} has to be longer.
 */
export const MOVE_GATHER_LIMIT = 3000;

/**
 * After the first public address: time for the other servers' views of it, which tell what kind of NAT
 * it is, and for IPv6. On a slow network as long again as the first one took: its delays differ as much.
 */
export const GATHER_SETTLE = 150;

/** Two ports of a NAT do not tell whether it draws them from a block or from all that there are. */
export const PORTS_OF_A_PATTERN = 3;

/** A browser that found no address of its own in this time has no network. */
export const GATHER_HOPELESS = 8000;

/** A look at the network takes so long at most: Chromium needs a second where it has just come up. */
export const LOOK_LIMIT = 3000;

/** How a browser is kept trying: a clock in milliseconds, the rest in rounds of it. */
export interface Pace {
  interval: number;
  /** At the most this long until a candidate in the internet is added again: a power of two. */
  publicEvery: number;
  /** The same for one of the local network, where no NAT's filter has to be kept open. */
  localEvery: number;
}

/** Chromium checks a candidate for 15 s, and forgets them at our word: no need to be sparing. */
export const CHROMIUM_PACE: Pace = { interval: 5000, publicEvery: 1, localEvery: 1 };

/** Rounds until Chromium is made to forget: 4 minutes, so that it never holds many. */
export const FORGET_EVERY = 60;

/**
 * Firefox fails when it had nothing to check for a while: once in 10 s is enough for it, in 12 s is
 * not. It keeps every pair it ever checked, 20 KB each, so there have to be few. A check sends for
 * 6 s: once in 24 s leaves a NAT's filter alone for 18 s, and many forget in 30.
 */
export const FIREFOX_PACE: Pace = { interval: 6000, publicEvery: 4, localEvery: 16 };

/** How often an unanswered hello is said again. */
export const HELLO_INTERVAL = 1000;

/** How long a last word may take on its way, where the path may be broken already. */
export const FAREWELL_LIMIT = 1000;

/** RFC 863: whatever is sent there is thrown away. Not open on any usual machine. */
export const DISCARD_PORT = 9;

/** Connecting takes well under 2 s where it works at once; after this long the person gets advice. */
export const SLOW_AFTER = 15_000;

/**
 * After this long without any answer from a STUN server the person is told. A request is sent five times
 * until then (RFC 8489 §6.2.1); browsers give up after 11 s (Firefox) or 40 s (Chromium).
 */
export const STUN_OVERDUE = 8000;

/** How often it is looked at what stands in the way of a connection: it is read at human speed. */
export const EXAMINE_INTERVAL = 3000;

/**
 * How long an interrupted path may take to come back between two Chromiums, which can wait for any
 * time: a router's restart takes up to about three minutes.
 */
export const OUTAGE_LIMIT = 180_000;

/**
 * The same with any other browser. Firefox gives up for good 27 s after the last answer, that is 20 to
 * 22 s after an interruption shows, and RFC 7675 §5.1 wants everybody to after 30 s.
 */
export const SHORT_OUTAGE_LIMIT = 30_000;

/** How often the networks of this machine are looked at; one look takes 2 ms (Firefox) to 130 ms. */
export const NETWORK_INTERVAL = 5000;

/** A look costs Firefox some 15 KB until the peer connection closes: with this many, 2 MB at most. */
export const LOOKS_OF_A_PROBE = 120;

/**
 * Pause after a move to another network. Firefox fails for good when an ICE restart begins before the
 * last one is done, which takes well under a second but cannot be seen from outside.
 */
export const MOVE_REST = 5000;

/** How long the other side may take to answer an offer: a round trip, and its browser's time to gather. */
export const ANSWER_LIMIT = 10_000;

/** Sections of a description: the data channel, and up to four ways for sound or pictures each way. */
export const MAX_SECTIONS = 1 + 2 * 4;

/** Offers that are followed in that time. People press buttons; nobody has more to agree on. */
export const MAX_OFFERS = 20;
export const OFFERS_WINDOW = 10_000;

/** Descriptions that wait while another one is followed. */
export const MAX_WAITING_DESCRIPTIONS = 8;

/**
 * How long a plain SDP peer has to announce a data channel before we make one. Its announcement
 * (RFC 8832 §5.1) is sent as soon as SCTP is up, so it comes within a round trip.
 */
export const ANNOUNCE_WAIT = 1500;

/** The data channel that both sides negotiate out of band (RFC 8832 §1): its stream id. */
export const CONTROL_CHANNEL_ID = 0;
export const CONTROL_CHANNEL_LABEL = 'spontan';

/** How long a browser answers at a door that it has opened for one who is about to ask. */
export const DOOR_OPEN = 5000;

/** Doors for one person, one after the other: each is a socket, and some dozen small datagrams. */
export const MAX_DOORS = 50;

/** Places that a door names: more than machines have ways to the internet. */
export const MAX_DOOR_PLACES = 4;

/** Characters of a control message: a chat line of 16,000 fits, though JSON may make six of each. */
export const MAX_CONTROL_MESSAGE = 128 * 1024;

/**
 * What the other side may say at once, in messages: after an interruption all 2000 chat lines that are
 * kept come again, with as many confirmations, and a call may begin meanwhile. No more than that: an old
 * machine reads 700 a second of a flood, and is kept busy until it is over.
 */
export const BURST_MESSAGES = 5000;

/** And on average after that, a second: a person types a few, programs negotiate calls and files. */
export const MESSAGES_A_SECOND = 100;

/** The same in characters: those chat lines are 2 million at most, six each where JSON escapes them. */
export const BURST_CHARACTERS = 16 * 1024 * 1024;

/**
 * A few descriptions with calls in them. Small, since on a busy machine a flood brings 1 MiB a second: it
 * has to be too much there as well, or it keeps the machine busy for ever.
 */
export const CHARACTERS_A_SECOND = 64 * 1024;

/** What one that makes no sense counts as: two versions may differ once in a while, ten times not. */
export const OFFENCE_MESSAGES = 500;

/** Channels that the other side may have open at once: far more than features; SCTP has 65,534. */
export const MAX_CHANNELS = 100;

/** Characters of a channel's label: it holds names of features and of apps. */
export const MAX_LABEL = 256;
