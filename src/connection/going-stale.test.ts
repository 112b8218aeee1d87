import type { Candidate, Description } from '../signal/description.ts';
import { mayGoStale } from './going-stale.ts';

const FIREFOX = { ufrag: '0123abcd', pwd: '0123456789abcdef0123456789abcdef' };
const CHROMIUM = { ufrag: 'aB3+', pwd: 'abcdefghijklmnopqrstuv/+' };

const own = (candidates: Candidate[], credentials = FIREFOX): Description => ({
  ...credentials,
  kind: 'invite',
  setup: 'actpass',
  fingerprint: new Uint8Array(32),
  candidates,
  maxMessageSize: 0,
});
const host = (address: string, port: number): Candidate => ({ type: 'host', address, port });
const srflx = (port: number): Candidate => ({ type: 'srflx', address: '203.0.113.7', port });

const MDNS = '1b6ab8a4-13ab-4a9b-8c1f-27f3bd9c7b11.local';

test.each([
  ['Firefox behind a NAT that chose another port', own([host(MDNS, 4000), srflx(5000)]), true],
  [
    '… also where one NAT of two keeps the port',
    own([host(MDNS, 4000), srflx(4000), srflx(5000)]),
    true,
  ],
  ['… also with a bare local address', own([host('192.168.1.2', 4000), srflx(5000)]), true],
  ['Firefox behind a NAT that keeps the port', own([host(MDNS, 4000), srflx(4000)]), false],
  ['… with several sockets', own([host(MDNS, 4000), host(MDNS, 4001), srflx(4001)]), false],
  ['Firefox without a NAT', own([host('203.0.113.7', 4000), srflx(5000)]), false],
  ['Firefox that asked no server', own([host(MDNS, 4000)]), false],
  ['Chromium', own([host(MDNS, 4000), srflx(5000)], CHROMIUM), false],
])('%s', (_, description, stale) => expect(mayGoStale(description)).toBe(stale));
