/**
 * Private (RFC 1918), shared (RFC 6598), link-local (RFC 3927, RFC 4291) and unique local (RFC 4193)
 * addresses, and mDNS names.
 */
const LOCAL =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|fe[89ab]|f[cd]|.*\.local$)/i;

/** True for an address that means something only in the local network, and tells about it. */
export function isLocalAddress(address: string): boolean {
  return LOCAL.test(address);
}
