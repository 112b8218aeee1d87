import { formatAddress, parseAddress } from '../signal/address.ts';

/** A candidate as this browser gathered it: UDP, with an address that means something. */
export interface GatheredCandidate {
  type: 'host' | 'srflx';
  family: 4 | 6 | 'name';
  /** As {@link formatAddress} writes it; a `.local` name where the browser hides the address. */
  address: string;
  port: number;
  /**
   * Which socket it belongs to. Browsers hide the base of a srflx candidate, but they give all candidates
   * of one interface and family the same local preference (RFC 8445 §5.1.2.1): its upper byte, in
   * Chromium and Firefox.
   */
  base: number;
}

const LINE = /^candidate:\S+ 1 udp (\d{1,10}) (\S{1,253}) (\d{1,5}) typ (host|srflx)(?: |$)/i;

/**
 * Reads `RTCIceCandidate.candidate`. Undefined for other kinds, and for addresses that are nobody's:
 * a server may tell what it likes.
 */
export function readCandidate(line: string): GatheredCandidate | undefined {
  const [, priority, text = '', digits, type] = LINE.exec(line) ?? [];
  const address = parseAddress(text);
  const port = Number(digits);
  if (!address || !(port > 0 && port < 65_536)) return undefined;
  return {
    type: type === 'host' ? 'host' : 'srflx',
    family: address.family,
    address: formatAddress(address),
    port,
    base: (Number(priority) >>> 16) & 0xff,
  };
}
