import { isIPv6 } from 'node:net';

/** The bytes of an IPv4 (4) or IPv6 address (16), in network byte order. A zone (`%eth0`) is left out. */
export function addressBytes(address: string): Buffer {
  const [bare = ''] = address.split('%');
  return isIPv6(bare) ? bytesOf6(bare) : Buffer.from(bare.split('.').map(Number));
}

function bytesOf6(address: string): Buffer {
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const gap = Array<string>(8 - head.length - tail.length).fill('0');
  const bytes = Buffer.alloc(16);
  [...head, ...gap, ...tail].forEach((group, i) => bytes.writeUInt16BE(parseInt(group, 16), 2 * i));
  return bytes;
}
