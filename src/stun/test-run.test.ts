import { DEFAULT_LIST, listServers } from './servers.ts';
import { serversForNetwork } from './test-run.ts';

test('a network is looked at with few servers: two ports of one host, one IPv6 address, no operator more', () => {
  const servers = serversForNetwork(listServers(DEFAULT_LIST));
  expect(servers.length).toBeLessThanOrEqual(7);
  expect(servers.filter(({ host }) => host.includes(':'))).toHaveLength(1);
  const hosts = servers.map(({ host }) => host);
  expect(hosts.length - new Set(hosts).size).toBe(1);
  expect(new Set(servers.slice(1).map(({ operator }) => operator)).size).toBeGreaterThanOrEqual(5);
});

test('a list may have none of that', () => {
  const own = ['a.example', 'b.example'].map((host) => ({ host, port: 3478, off: false }));
  const servers = listServers({ own, bundled: false, off: [] }).filter(({ on }) => on);
  expect(serversForNetwork(servers)).toEqual(servers);
  expect(serversForNetwork([])).toEqual([]);
});
