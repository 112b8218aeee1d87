/** The states of one connection. */
export type State =
  | 'idle'
  /** Looking for this side's addresses. */
  | 'gathering'
  /** The invite is out or about to be; the reply is awaited. */
  | 'inviting'
  /** The reply is out or about to be; the other side has to take it. */
  | 'replying'
  /** Two invites crossed: ours is with the other side, or has to be handed over as a reply. */
  | 'waiting'
  /** Both codes are known here; the path is being opened. */
  | 'connecting'
  | 'connected'
  /** It was connected; nothing gets through at the moment. */
  | 'interrupted'
  | 'failed'
  | 'closed';

/** Why a connection failed. Each maps to one sentence with a next step. */
export type FailureReason =
  /** The browser found no network address at all. */
  | 'no-network'
  /** The browser refused the other side's description. */
  | 'refused'
  /** The browser gave up on finding a path. */
  | 'no-path'
  /** It was connected, and the other side left or the path broke. */
  | 'lost'
  /** The other side sent what spontan never sends: too much, too long, or not in our words. */
  | 'hostile';
