import type { Candidate } from '../../signal/description.ts';
import { candidatesAt, readOwnAddress } from './known-address.ts';

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

describe('as candidates', () => {
  const host = (address: string, port: number): Candidate => ({ type: 'host', address, port });
  const seen: Candidate = { type: 'srflx', address: '203.0.113.5', port: 6000 };
  const found = [
    host('192.168.1.2', 4000),
    host('10.8.0.2', 4000),
    host('2001:db8::2', 4001),
    host(MDNS, 4002),
    seen,
  ];

  test('each port leads to the same one here, of the same family', () => {
    const portsAt = (address: string) => candidatesAt({ address }, found).map(({ port }) => port);
    expect(portsAt('203.0.113.5')).toEqual([4000, 4002]);
    expect(portsAt('2001:db8::1')).toEqual([4001, 4002]);
    expect(candidatesAt({ address: '203.0.113.5' }, [])).toEqual([]);
  });

  test('one port leads here', () => {
    expect(candidatesAt({ address: '203.0.113.5', port: 5000 }, found)).toEqual([
      { type: 'srflx', address: '203.0.113.5', port: 5000 },
    ]);
  });
});
