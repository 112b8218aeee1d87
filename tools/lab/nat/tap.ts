import { read, writeSync } from 'node:fs';
import { readDatagram, writeDatagram, type Datagram } from './datagram.ts';
import type { SiteNetwork } from './internet.ts';

/**
 * Opens a TAP device (Linux, Documentation/networking/tuntap.rst), appends the number of its file to
 * the environment variable TAPS and runs the rest of the command. Perl, because Node has no ioctl
 * and every Debian has Perl.
 */
const OPEN_TAP = `
$^F = 1000; # keep files open across exec
sysopen(my $tap, "/dev/net/tun", 2) or die "/dev/net/tun: $!\\n";
my $request = pack("a16 S x22", "eth0", 0x1002); # IFF_TAP | IFF_NO_PI
ioctl($tap, 0x400454ca, $request) or die "TUNSETIFF: $!\\n";
$ENV{TAPS} .= " " . fileno($tap);
exec @ARGV or die "$ARGV[0]: $!\\n";`;

/** Of the site, and of everybody else; the devices know no ARP, so one for all will do. */
const OWN_MAC = '02:00:00:00:00:01';
const OTHER_MAC = '02:00:00:00:00:02';
const bytesOfMac = (mac: string) => Buffer.from(mac.replaceAll(':', ''), 'hex');
const HEADER_SIZE = 14;
// https://www.iana.org/assignments/ieee-802-numbers
const ETHERNET_IPV4 = 0x0800;
const ETHERNET_IPV6 = 0x86dd;

const headerOf = (type: number) =>
  Buffer.concat([bytesOfMac(OWN_MAC), bytesOfMac(OTHER_MAC), Buffer.from([type >> 8, type & 255])]);
const HEADER = headerOf(ETHERNET_IPV4);
const HEADER6 = headerOf(ETHERNET_IPV6);

/** Longer than any frame at an MTU of 1500. */
const FRAME_SIZE = 2048;

/**
 * Wraps a command so that it runs in the present network namespace with a TAP device open, by which
 * this namespace has its only way out.
 */
export function withTap(network: SiteNetwork, command: string[]): string[] {
  const { address, gateway, address6, gateway6 } = network;
  const setup = [
    'set -e',
    `ip link set eth0 address ${OWN_MAC} arp off`,
    `echo ${address6 ? 0 : 1} > /proc/sys/net/ipv6/conf/eth0/disable_ipv6`,
    'ip link set eth0 up',
    address && `ip addr add ${address} dev eth0 && ip route add default via ${gateway} dev eth0`,
    address6 &&
      `ip addr add ${address6} dev eth0 nodad && ip route add default via ${gateway6} dev eth0`,
    'exec "$@"',
  ];
  return ['perl', '-e', OPEN_TAP, 'sh', '-c', setup.filter(Boolean).join('\n'), 'sh', ...command];
}

/** The files of the TAP devices that {@link withTap} opened, in its order. */
export function openTaps(): number[] {
  return (process.env.TAPS ?? '').trim().split(' ').map(Number);
}

/** Hands over each UDP datagram that a namespace sends. */
export function listen(tap: number, onDatagram: (datagram: Datagram) => void): void {
  const buffer = Buffer.alloc(FRAME_SIZE);
  read(tap, buffer, 0, FRAME_SIZE, null, (error, size) => {
    if (error) throw error;
    const datagram = readDatagram(buffer.subarray(HEADER_SIZE, size));
    if (datagram) onDatagram(datagram);
    listen(tap, onDatagram);
  });
}

/** Brings a datagram into the namespace. */
export function deliver(tap: number, datagram: Datagram): void {
  const header = datagram.to.address.includes(':') ? HEADER6 : HEADER;
  writeSync(tap, Buffer.concat([header, writeDatagram(datagram)]));
}
