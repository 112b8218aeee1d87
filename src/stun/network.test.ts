import type { GatheredCandidate } from './gathered.ts';
import { describeNetwork, type Observations } from './network.ts';
import type { Probe } from './probe.ts';

const LOCAL_PORT = 40_000;
const host = (address = '192.168.1.2', port = LOCAL_PORT, base = 127): GatheredCandidate => ({
  type: 'host',
  family: address.includes(':') ? 6 : address.endsWith('.local') ? 'name' : 4,
  address,
  port,
  base,
});
const mapped = (port: number, address = '203.0.113.7', base = 127): GatheredCandidate => ({
  type: 'srflx',
  family: address.includes(':') ? 6 : 4,
  address,
  port,
  base,
});
const probe = (...candidates: GatheredCandidate[]): Probe => ({ candidates, complete: true });
const unfinished = (...candidates: GatheredCandidate[]): Probe => ({ candidates, complete: false });
/** Probes of single servers whose answers named these ports. */
const each = (...ports: number[]) => ports.map((port) => probe(host(), mapped(port)));

test.each<[string, Observations, string]>([
  ['no NAT', { each: [probe(host('203.0.113.7'))] }, 'none'],
  ['no answer', { each: [unfinished(host()), unfinished(host())] }, 'unknown'],
  ['one answer', { each: [probe(host(), mapped(5000)), unfinished(host())] }, 'unknown'],
  [
    'one port for all',
    { each: each(5000, 6000), hosts: probe(host(), mapped(7000)) },
    'endpoint-independent',
  ],
  [
    'one port, but perhaps of one answer alone',
    { each: each(5000, 6000), hosts: unfinished(host(), mapped(7000)) },
    'unknown',
  ],
  [
    'a port for each server',
    { each: each(5000, 6000), hosts: probe(host(), mapped(7000), mapped(9000)) },
    'dependent',
  ],
  [
    'a port for each server, whatever its port',
    {
      each: each(5000, 6000),
      hosts: probe(host(), mapped(7000), mapped(9000)),
      ports: probe(host(), mapped(8000)),
    },
    'address-dependent',
  ],
  [
    'a port for each port of a server',
    {
      each: each(5000, 6000),
      hosts: unfinished(host(), mapped(7000), mapped(9000)),
      ports: probe(host(), mapped(8000), mapped(8100)),
    },
    'address-and-port-dependent',
  ],
  [
    'two interfaces with a port each',
    {
      each: each(5000, 6000),
      hosts: probe(
        host(),
        host('192.168.9.9', 1, 126),
        mapped(7000),
        mapped(9000, '203.0.113.8', 126),
      ),
    },
    'endpoint-independent',
  ],
  [
    'IPv6 beside it',
    {
      each: each(5000, 6000),
      hosts: probe(host(), mapped(7000), mapped(9000, '2001:db8::7', 126)),
    },
    'endpoint-independent',
  ],
])('mapping: %s', (_, observations, mapping) => {
  expect(describeNetwork(observations).mapping).toBe(mapping);
});

test.each([
  ['one port tells nothing', [5000], undefined],
  ['two differ, which may mean anything', [5000, 5001], undefined],
  ['the same as inside', [LOCAL_PORT, LOCAL_PORT], 'preserving'],
  ['mostly the same as inside', [LOCAL_PORT, 9, LOCAL_PORT], 'preserving'],
  ['one after the other', [5003, 5001, 5002], 'sequential'],
  ['with some of others in between', [5000, 5006, 5020, 5023], 'sequential'],
  ['anywhere', [5000, 61_000, 30_000, 5001], 'random'],
  ['anywhere in a block', [5000, 5400, 5100, 5900], 'random'],
])('ports: %s', (_, ports, pattern) => {
  expect(describeNetwork({ each: each(...ports) }).ports).toBe(pattern);
});

test('says no pattern where nothing is translated', () => {
  const open = probe(host('203.0.113.7'), host('2001:db8::7', 5, 126));
  expect(describeNetwork({ each: [open, open, open] })).toEqual({
    mapping: 'none',
    ipv4: ['203.0.113.7'],
    ipv6: ['2001:db8::7'],
    mdns: false,
  });
});

test('tells the public addresses, each once, and whether local ones are hidden', () => {
  const hidden = host('16a7b583-5f99-4d75-9f19-ae1b038a01cf.local');
  const six = mapped(1, '2001:db8::7', 126);
  const local = host('fe80::1', 5, 126);
  const probes = [probe(hidden, local, mapped(5000)), probe(hidden, six, mapped(6000))];
  expect(describeNetwork({ each: probes })).toMatchObject({
    ipv4: ['203.0.113.7'],
    ipv6: ['2001:db8::7'],
    mdns: true,
  });
});
