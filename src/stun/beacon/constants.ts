/** Times in milliseconds. */

/** A beacon answers in 0.1 s where it is there; a check that was lost on the way is repeated by then. */
export const BEACON_LIMIT = 700;

/** After an answer of one address family: time for the other one. */
export const BEACON_SETTLE = 100;

/** How often it is looked whether an answer has come. */
export const BEACON_POLL = 25;

/** Two per connection: one may be gone. More would only let more people know of the connection. */
export const BEACONS_ASKED = 2;

/** How often a beacon counts those whom it serves: browsers forget one 30 s after its last check. */
export const COUNT_EVERY = 2000;

/**
 * A browser keeps some kilobytes for each address that it is asked from. More than that at once is no
 * use that people make of a beacon: it goes out.
 */
export const MOST_SERVED_AT_ONCE = 1000;
