import type { Description } from '../signal/description.ts';
import type { Helper } from './helpers.ts';
import type { Link, LinkListener } from './link.ts';
import type { OwnAddress, Sightings } from './traversal/known-address.ts';

export interface ConnectionOptions {
  /** `stun:` URLs to ask for our public address; none: local network only. */
  iceUrls: string[];
  /** Whom to ask beside them, one after the other until one answers. */
  helpers: readonly Helper[];
  /** Leave addresses of the local network out of what is handed over. */
  hideLocal: boolean;
  /** Where the person says to be reachable from outside. */
  ownAddress?: OwnAddress | undefined;
  /** Where this side was seen before; undefined where its address is nobody's concern. */
  sightings?: Sightings | undefined;
  /** Who we are to the other side; each connection is somebody else where it is not given. */
  certificate?: RTCCertificate;
  /** State or own description changed. */
  onChange: () => void;
  /** The other side is there and has answered; returns who listens from now on. */
  onConnected: (link: Link) => LinkListener;
}

/** A session description in SDP's own words. */
export interface PlainDescription {
  type: 'offer' | 'answer';
  sdp: string;
  description: Description;
}
