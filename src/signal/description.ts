import type { PortPattern } from './port-pattern.ts';

/**
 * What one side must know of the other to connect to it: the parts of a session description
 * that cannot be rebuilt by the receiver. Everything else of an SDP is made up again by {@link toSdp}.
 */
export interface Description {
  /** An invite comes first, a reply answers it. In SDP's words: offer and answer. */
  kind: 'invite' | 'reply';
  /** SHA-256 of the DTLS certificate: 32 bytes. */
  fingerprint: Uint8Array;
  /** ICE user name fragment: 4..256 ice-chars (RFC 8839 §5.4). */
  ufrag: string;
  /** ICE password: 22..256 ice-chars (RFC 8839 §5.4). */
  pwd: string;
  /** DTLS role of the side that is described (RFC 8842 §5.2): an invite leaves the choice open. */
  setup: Setup;
  /** UDP candidates in the order of the SDP. */
  candidates: Candidate[];
  /** In a reply: {@link inviteTag} of the invite that it answers, 1..32767. Absent: not known. */
  answers?: number;
  /** Largest SCTP user message that this side takes, in bytes; 0 means any size (RFC 8841 §6.1). */
  maxMessageSize: number;
  /**
   * How this side's NAT gives out ports (IPv4), where each destination gets another one; the last one
   * that is known is that of the srflx candidate. Absent: one port for all, or not known.
   */
  ports?: PortPattern;
  /**
   * Public ports of further sockets with the same credentials, at the address of the srflx candidate;
   * at most 7.
   */
  morePorts?: number[];
  /** The whole SDP, where the fields alone cannot rebuild it (audio, video, unusual attributes). */
  sdp?: string;
}

export type Setup = 'actpass' | 'active' | 'passive';

export interface Candidate {
  type: 'host' | 'srflx' | 'prflx' | 'relay';
  /** IPv4, IPv6 (RFC 5952 form) or a host name such as an mDNS `….local`. */
  address: string;
  port: number;
}
