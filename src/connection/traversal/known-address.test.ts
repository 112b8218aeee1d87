import type { Candidate } from '../../signal/description.ts';
import { candidatesAt, preservesPorts, readOwnAddress, Sightings } from './known-address.ts';

const MDNS = '1b6ab8a4-13ab-4a9b-8c1f-27f3bd9c7b11.local';

describe('an address that somebody has entered', () => {
  test.each([
    ['203.0.113.5', { address: '203.0.113.5' }],
    [' 203.0.113.5:5000\n', { address: '203.0.113.5', port: 5000 }],
    ['2001:DB8:0:0::1', { address: '2001:db8::1' }],
    ['[2001:db8::1]', { address: '2001:db8::1' }],
    ['[2001:db8::1]:65535', { address: '2001:db8::1', port: 65_535 }],
  ])('%j is read', (text, read) => expect(readOwnAddress(text)).toEqual(read));

  test.each([
    '',
    'example.org',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.05',
    '203.0.113.5:0',
    '203.0.113.5:65536',
    '203.0.113.5:x',
    '203.0.113.5 203.0.113.6',
    '2001:db8::1::2',
    '[2001:db8::1',
    '[203.0.113.5]:',
    'stun:203.0.113.5',
    MDNS,
    '1'.repeat(10_000),
  ])('%j is none', (text) => expect(readOwnAddress(text)).toBe('unreadable'));

  test.each([
    '192.168.1.2',
    '10.0.0.1:5000',
    '172.31.0.1',
    '100.64.0.10',
    '169.254.1.1',
    '127.0.0.1',
    '0.0.0.0',
    '224.0.0.251',
    '255.255.255.255',
    '::1',
    '[::ffff:203.0.113.5]:5000',
    'FE80::1',
    'fd00::1',
    'ff02::fb',
  ])('%s leads nobody here', (text) => expect(readOwnAddress(text)).toBe('unreachable'));
});

const host = (address: string, port: number): Candidate => ({ type: 'host', address, port });
const mapped = (port: number, address = '203.0.113.5'): Candidate => ({
  type: 'srflx',
  address,
  port,
});

describe('as candidates', () => {
  const found = [
    host('192.168.1.2', 4000),
    host('10.8.0.2', 4000),
    host('2001:db8::2', 4001),
    host(MDNS, 4002),
    mapped(6000),
  ];

  test('each port leads to the same one here, of the same family', () => {
    const portsAt = (address: string) => candidatesAt({ address }, found).map(({ port }) => port);
    expect(portsAt('203.0.113.5')).toEqual([4000, 4002]);
    expect(portsAt('2001:db8::1')).toEqual([4001, 4002]);
    expect(candidatesAt({ address: '203.0.113.5' }, [])).toEqual([]);
  });

  test('one port leads here', () => {
    expect(candidatesAt({ address: '203.0.113.5', port: 5000 }, found)).toEqual([mapped(5000)]);
  });
});

test.each([
  ['the same port', [host('192.168.1.2', 4000), mapped(4000)], true],
  ['of several sockets', [host(MDNS, 4000), host(MDNS, 4001), mapped(4001)], true],
  ['another port', [host('192.168.1.2', 4000), mapped(4001)], false],
  ['another one for each server', [host(MDNS, 4000), mapped(4000), mapped(4001)], false],
  ['IPv6, which is not translated', [host(MDNS, 4000), mapped(4000, '2001:db8::1')], false],
  ['nothing', [host('192.168.1.2', 4000)], false],
])('a NAT that preserves ports: %s was seen', (_, seen, preserves) => {
  expect(preservesPorts(seen)).toBe(preserves);
});

describe('where nobody answers', () => {
  const HOME = '192.168.1.2';
  const later = [host(HOME, 5000), host('2001:db8::2', 5001)];
  const guess = (before: Candidate[][], now: Candidate[]) => {
    const sightings = new Sightings();
    for (const seen of before) sightings.note(seen);
    return sightings.guess(now);
  };
  const preserved = [host(HOME, 4000), mapped(4000)];

  test('the address of before is a guess, with the ports of now', () => {
    expect(guess([preserved], later)).toEqual([mapped(5000)]);
    expect(guess([preserved, [host(HOME, 4500)]], later)).toEqual([mapped(5000)]);
    expect(guess([preserved, [host(HOME, 1), mapped(1, '203.0.113.6')]], later)).toEqual([
      mapped(5000, '203.0.113.6'),
    ]);
  });

  test.each([
    ['somebody has answered', [preserved], [...later, mapped(6000)]],
    ['nobody ever has', [[host(HOME, 4000)]], later],
    ['ports are not preserved', [[host(HOME, 4000), mapped(4001)]], later],
    ['… or no longer', [preserved, [host(HOME, 4000), mapped(4001)]], later],
    ['it was seen at two addresses', [[...preserved, mapped(4000, '203.0.113.6')]], later],
    ['it is another network', [preserved], [host('192.168.1.3', 5000)]],
    ['a VPN was switched on', [preserved], [...later, host('10.8.0.2', 5002)]],
    ['… and the same behind names', [[host(MDNS, 4000), mapped(4000)]], [host(MDNS, 5000)]],
    ['there is no IPv4', [preserved], [host('2001:db8::2', 5001)]],
  ])('no guess if %s', (_, before, now) => expect(guess(before, now)).toEqual([]));
});
