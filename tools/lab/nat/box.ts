import type { Datagram } from './datagram.ts';

/** What stands between a home network and the internet. */
export interface Box {
  /** A datagram on its way out, as it leaves the box; undefined where the box drops it. */
  outbound(datagram: Datagram): Datagram | undefined;
  /** A datagram on its way in, as it enters the network behind the box. */
  inbound(datagram: Datagram): Datagram | undefined;
}

/** Milliseconds that only ever go forward. */
export type Clock = () => number;
