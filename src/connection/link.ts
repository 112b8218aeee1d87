import type { StatsEntry } from './stats.ts';
import type { Media } from './media.ts';

/** What an open connection offers to those who talk over it. */
export interface Link {
  /** True with a program that knows nothing of spontan: texts are bare, without our control protocol. */
  readonly plain: boolean;
  /** Sends a text on the control channel. Dropped when the connection is gone. */
  send(text: string): void;
  /** Opens a further channel, announced in-band (RFC 8832). */
  openChannel(label: string): RTCDataChannel;
  /** What the browser knows of the connection now. */
  stats(): Promise<StatsEntry[]>;
  /** The other side said what spontan never says. A few times are forgiven, more end the connection. */
  offence(): void;
  /** Sound and pictures; undefined with a plain peer, which cannot agree on any later. */
  readonly media?: Media;
}

/** Who talks over a link; made by the owner of a connection once it is connected. */
export interface LinkListener {
  onText(text: string): void;
  /** A channel that the other side opened. */
  onChannel(channel: RTCDataChannel): void;
}
