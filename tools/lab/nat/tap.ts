import { read, writeSync } from 'node:fs';
import { readDatagram, writeDatagram, type Datagram } from './datagram.ts';
import type { SiteNetwork } from './internet.ts';

/**
 * Opens the TAP device of a name (Linux, Documentation/networking/tuntap.rst), appends the number of
 * its file to the environment variable TAPS and runs the rest of the command. Perl, because Node has
 * no ioctl and every Debian has Perl.
 */
const OPEN_TAP = `
$^F = 1000; # keep files open across exec
my $device = shift @ARGV;
sysopen(my $tap, "/dev/net/tun", 2) or die "/dev/net/tun: $!\\n";
my $request = pack("a16 S x22", $device, 0x1002); # IFF_TAP | IFF_NO_PI
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

/** An interface of a site. */
export interface Interface {
  /** 0 is the site's first. */
  index: number;
  network: SiteNetwork;
}

const deviceOf = ({ index }: Interface) => `eth${index}`;

/** Wraps a command so that it runs in the present network namespace with a TAP device open. */
export function withTap(card: Interface, command: string[]): string[] {
  const device = deviceOf(card);
  const setup = [
    'set -e',
    `ip link set ${device} address ${OWN_MAC} arp off`,
    `echo ${card.network.address6 ? 0 : 1} > /proc/sys/net/ipv6/conf/${device}/disable_ipv6`,
    'exec "$@"',
  ];
  const ready = ['sh', '-c', setup.join('\n'), 'sh', ...command];
  return ['perl', '-e', OPEN_TAP, device, ...ready];
}

/** Of routes, the one with the smallest metric is taken. */
const LEAST_PREFERRED = 1000;
let plugged = 0;

/**
 * Connects an interface: addresses and a default route. What has its source address leaves by it, as
 * systems other than Linux have it; everything else by the interface that was plugged in last.
 */
export function plug(card: Interface): string[] {
  const { address, gateway, address6, gateway6 } = card.network;
  const device = deviceOf(card);
  const metric = LEAST_PREFERRED - ++plugged;
  const table = 100 + card.index;
  const connect = (family: string, own: string, via: string, flags: string) => [
    `ip ${family} addr replace ${own} dev ${device} ${flags}`,
    `ip ${family} route replace default via ${via} dev ${device} metric ${metric}`,
    `ip ${family} route replace default via ${via} dev ${device} table ${table}`,
    // A rule stays when a cable is pulled, and cannot be there twice.
    `ip ${family} rule add from ${own.split('/')[0]} table ${table} 2>/dev/null || true`,
  ];
  const commands = [
    'set -e',
    `ip link set ${device} up`,
    ...(address && gateway ? connect('-4', address, gateway, '') : []),
    ...(address6 && gateway6 ? connect('-6', address6, gateway6, 'nodad') : []),
  ];
  return ['sh', '-c', commands.join('\n')];
}

/** Takes an interface's cable out; its addresses go with it, as where DHCP gave them. */
export function unplug(card: Interface): string[] {
  const device = deviceOf(card);
  return ['sh', '-c', `ip link set ${device} down && ip addr flush dev ${device}`];
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

/** Brings a datagram into the namespace; it is lost where the interface is unplugged. */
export function deliver(tap: number, datagram: Datagram): void {
  const header = datagram.to.address.includes(':') ? HEADER6 : HEADER;
  try {
    writeSync(tap, Buffer.concat([header, writeDatagram(datagram)]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error;
  }
}
