import type { BrowserKind } from '../../tools/lab/browsers/index.ts';
import type { NatKind } from '../../tools/lab/nat/kinds.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';

/** In the lab's internet: what the panel says of the NATs that it is behind. */
describe('what my network is', () => {
  const sites = {
    a: { kind: 'port-restricted', six: true },
    b: { kind: 'symmetric-sequential' },
    c: { kind: 'port-preserving' },
    d: { kind: 'addr-dependent' },
    e: { kind: 'open' },
  } as const satisfies Record<string, { kind: NatKind; six?: boolean }>;
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab(sites);
  });
  afterAll(() => lab.close());

  test.each<[keyof typeof sites, BrowserKind, string, string]>([
    [
      'a',
      'firefox',
      'endpoint-independent',
      'IPv4 198.51.100.10 IPv6 2001:db8:1::10 Public ports by chance',
    ],
    [
      'b',
      'chromium',
      'address-and-port-dependent',
      'IPv4 198.51.100.20 IPv6 not seen Public ports one after the other',
    ],
    [
      'c',
      'firefox',
      'endpoint-independent',
      'IPv4 198.51.100.30 IPv6 not seen Public ports the same as inside',
    ],
    [
      'd',
      'chromium',
      'address-dependent',
      'IPv4 198.51.100.40 IPv6 not seen Public ports by chance',
    ],
    ['e', 'chromium', 'none', 'IPv4 198.51.100.50 IPv6 not seen Local addresses known'],
  ])('at %s, in %s: %s', async (site, kind, mapping, facts) => {
    const [first = ''] = lab.stunServers;
    const twoPorts = first.replace(':3478', ':3479');
    const list = [...lab.stunServers, twoPorts, ...lab.stunServers6.slice(0, 1)];
    const me = await lab.agent(site).moveIn(kind, list);
    const text = await me.evaluates(`(async () => {
      const sees = async (css) => {
        for (let i = 0; i < 300; i++) {
          const found = document.querySelector(css);
          if (found) return found;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(css + ' is absent: ' + document.body.innerText);
      };
      (await sees('#settings')).click();
      (await sees('#network-look')).click();
      return (await sees('#network[data-mapping="${mapping}"] .facts')).innerText.replace(/\\s+/g, ' ');
    })()`);
    expect(text).toContain(facts);
    expect(await me.consoleErrors()).toEqual([]);
  });
});
