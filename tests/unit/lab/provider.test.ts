import { Internet, type SiteList } from '../../../tools/lab/nat/internet.ts';

/** What arrives where, and a way to send from a site. */
function internetOf(sites: SiteList) {
  const arrived: string[] = [];
  const internet = new Internet(sites, (site, { data }) => void arrived.push(`${site}: ${data}`));
  const send = (site: string, port: number, to: { address: string; port: number }, text: string) =>
    internet.send(site, {
      from: { address: internet.networks[site]?.address?.split('/')[0] ?? '', port },
      to,
      data: Buffer.from(text),
    });
  return { arrived, send };
}

/** RFC 5737: of the first site's outermost NAT. */
const PROVIDER = '198.51.100.10';

describe('two homes behind one NAT of their provider', () => {
  const homes = (hairpin: boolean) =>
    internetOf({
      a: { kind: 'cgnat', rules: { hairpin, ports: 'preserving' } },
      b: { kind: 'port-preserving', carrierOf: 'a' },
      c: { kind: 'open' },
    });

  test.each([
    [true, ['b: in time', 'a: again']],
    [false, []],
  ])('reach each other only where it hairpins: %s', (hairpin, expected) => {
    const { arrived, send } = homes(hairpin);
    send('b', 2000, { address: PROVIDER, port: 1000 }, 'early');
    send('a', 1000, { address: PROVIDER, port: 2000 }, 'in time');
    send('b', 2000, { address: PROVIDER, port: 1000 }, 'again');
    expect(arrived).toEqual(expected);
  });

  test('are at one address for the world, which answers each of them', () => {
    const { arrived, send } = homes(false);
    const world = { address: '198.51.100.30', port: 1 };
    send('a', 1000, world, 'from a');
    send('b', 2000, world, 'from b');
    send('c', 1, { address: PROVIDER, port: 1000 }, 'to a');
    send('c', 1, { address: PROVIDER, port: 2000 }, 'to b');
    expect(arrived).toEqual(['c: from a', 'c: from b', 'a: to a', 'b: to b']);
  });
});

test('an exposed host gets what nobody has asked for', () => {
  const sites = (exposed: boolean) =>
    internetOf({ a: { kind: 'port-preserving', exposed }, b: { kind: 'open' } });
  for (const [exposed, expected] of [
    [true, ['a: unasked']],
    [false, []],
  ] as const) {
    const { arrived, send } = sites(exposed);
    send('b', 1, { address: PROVIDER, port: 1000 }, 'unasked');
    expect(arrived).toEqual(expected);
  }
});
