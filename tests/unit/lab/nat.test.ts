import { readDatagram, writeDatagram, type Datagram } from '../../../tools/lab/nat/datagram.ts';
import { Internet, STUN_SERVERS } from '../../../tools/lab/nat/internet.ts';
import { KINDS, type NatKind } from '../../../tools/lab/nat/kinds.ts';

/** Seconds. */
const TIMEOUT = 30;

/** A site whose NAT we learn about as RFC 5780 does it. */
class Prober {
  now = 0;
  readonly internet: Internet;
  readonly #address: string;
  #answer?: Datagram;
  #nextPort = 50_000;

  constructor(kind: NatKind, rules?: object) {
    const sites = { a: { kind, timeout: TIMEOUT, rules } };
    const deliver = (_: string, datagram: Datagram) => (this.#answer = datagram);
    this.internet = new Internet(sites, deliver, () => this.now);
    this.#address = this.internet.networks.a?.address?.split('/')[0] ?? '';
  }

  /** A port that was never used before. */
  newPort(): number {
    // Not one after the other, so that a sequence in the answers is the NAT's.
    return (this.#nextPort += 7);
  }

  /** Sends without waiting for an answer. */
  send(port: number, to: Datagram['to'], data = Buffer.alloc(1)): void {
    this.internet.send('a', { from: { address: this.#address, port }, to, data });
  }

  /** Asks a STUN server. @returns our address as it sees it; undefined: its answer did not come */
  ask(
    port: number,
    server = 0,
    { serverPort = 3478, change = 0 } = {},
  ): Datagram['to'] | undefined {
    const request = Buffer.alloc(28);
    request.writeUInt16BE(1, 0);
    request.writeUInt16BE(8, 2);
    request.writeUInt32BE(0x2112a442, 4);
    request.writeUInt16BE(3, 20);
    request.writeUInt16BE(4, 22);
    request.writeUInt32BE(change, 24);
    this.#answer = undefined;
    this.send(port, { address: STUN_SERVERS[server] ?? '', port: serverPort }, request);
    const data = (this.#answer as Datagram | undefined)?.data;
    if (!data) return undefined;
    const key = data.subarray(4, 8);
    return {
      port: data.readUInt16BE(26) ^ 0x2112,
      address: [...data.subarray(28, 32)].map((byte, i) => byte ^ (key[i] ?? 0)).join('.'),
    };
  }

  get mapping(): string {
    const port = this.newPort();
    const first = this.ask(port)?.port;
    if (this.ask(port, 0, { serverPort: 3479 })?.port !== first) return 'each port';
    return this.ask(port, 1)?.port === first ? 'none' : 'each address';
  }

  get filtering(): string {
    const hears = (change: number) => {
      const port = this.newPort();
      this.ask(port);
      return this.ask(port, 0, { change }) !== undefined;
    };
    return hears(6) ? 'none' : hears(2) ? 'each address' : 'each port';
  }

  get ports(): string {
    const pairs = Array.from({ length: 8 }, () => {
      const port = this.newPort();
      return [port, this.ask(port)?.port ?? NaN] as const;
    });
    if (pairs.every(([inside, outside]) => inside === outside)) return 'preserved';
    const steps = pairs.slice(1).map(([, port], i) => port - (pairs[i]?.[1] ?? NaN));
    return steps.every((step) => step === 1) ? 'sequential' : 'random';
  }

  /** Whether an answer that takes `seconds` still comes in. */
  remembers(seconds: number): boolean {
    const port = this.newPort();
    const before = this.ask(port);
    this.now += seconds * 1000;
    return this.ask(port)?.port === before?.port;
  }
}

/** What the mapping and the filter depend on, and the ports, as one finds them from inside. */
const EXPECTED: Partial<Record<NatKind, [string, string, string]>> = {
  open: ['none', 'none', 'preserved'],
  'full-cone': ['none', 'none', 'random'],
  'addr-restricted': ['none', 'each address', 'random'],
  'port-restricted': ['none', 'each port', 'random'],
  'port-preserving': ['none', 'each port', 'preserved'],
  'symmetric-sequential': ['each port', 'each port', 'sequential'],
  'symmetric-random': ['each port', 'each port', 'random'],
  'symmetric-block': ['each port', 'each port', 'random'],
  'addr-dependent': ['each address', 'each port', 'random'],
  cgnat: ['none', 'each port', 'random'],
  'cgnat-eif': ['none', 'each port', 'random'],
  'cgnat-symmetric': ['each port', 'each port', 'random'],
  linux: ['none', 'each port', 'preserved'],
  'linux-open': ['none', 'each port', 'preserved'],
  'linux-random': ['each port', 'each port', 'random'],
  firewall: ['none', 'each port', 'preserved'],
};

test('every kind that lets IPv4 through is described here', () => {
  expect(Object.keys(EXPECTED).toSorted()).toEqual(
    Object.keys(KINDS)
      .filter((kind) => kind !== 'ipv6' && kind !== 'udp-blocked')
      .toSorted(),
  );
});

test('nothing comes through where UDP is blocked', () => {
  const prober = new Prober('udp-blocked');
  expect(prober.ask(prober.newPort())).toBeUndefined();
});

test('a site that loses all hears nothing, until it is mended', () => {
  const prober = new Prober('port-restricted');
  const port = prober.newPort();
  for (const lost of ['all', 'sent', 'nothing'] as const) {
    prober.internet.lose('a', lost);
    expect(prober.ask(port) === undefined).toBe(lost !== 'nothing');
  }
});

test('a site that loses what it sends still hears', () => {
  const { arrived, internet, send } = twoSites('open', 'open');
  internet.lose('a', 'sent');
  send('a', 1000, { address: B, port: 2000 }, 'lost');
  send('b', 2000, { address: '198.51.100.10', port: 1000 }, 'heard');
  expect(arrived).toEqual({ a: ['heard'], b: [] });
});

test('a NAT that forgot everything gives out other ports', () => {
  const prober = new Prober('port-restricted');
  const ports = [0, 0, 0].map(() => prober.newPort());
  const before = ports.map((port) => prober.ask(port)?.port);
  expect(ports.map((port) => prober.ask(port)?.port)).toEqual(before);
  prober.internet.forget('a');
  expect(ports.map((port) => prober.ask(port)?.port)).not.toEqual(before);
});

test.each(Object.entries(EXPECTED))('%s behaves as it says', (kind, expected) => {
  const prober = new Prober(kind as NatKind);
  expect([prober.mapping, prober.filtering, prober.ports]).toEqual(expected);
});

test('a mapping is forgotten when its time is over, not before', () => {
  const prober = new Prober('port-restricted');
  expect(prober.remembers(TIMEOUT - 1)).toBe(true);
  expect(prober.remembers(TIMEOUT + 1)).toBe(false);
});

test('ports come from the range that a carrier gives', () => {
  const prober = new Prober('symmetric-block', { range: [40960, 40962] });
  const ports = [0, 0, 0].map(() => prober.ask(prober.newPort())?.port);
  expect(ports.toSorted()).toEqual([40960, 40961, 40962]);
  expect(prober.ask(prober.newPort())).toBeUndefined();
});

test('others use up ports of a noisy sequential NAT', () => {
  const prober = new Prober('symmetric-sequential', { noise: 10, range: [1, 65535] });
  const before = prober.ask(prober.newPort())?.port ?? NaN;
  prober.now += 20_000;
  const used = ((prober.ask(prober.newPort())?.port ?? NaN) - before + 65535) % 65535;
  expect(used).toBeGreaterThan(100);
  expect(used).toBeLessThan(400);
});

/** Two sites, and what arrives there. */
function twoSites(kind: NatKind, other: NatKind) {
  const arrived: Record<string, string[]> = { a: [], b: [] };
  const sites = { a: { kind }, b: { kind: other } };
  const internet = new Internet(
    sites,
    (site, { data }) => void arrived[site]?.push(String(data)),
    () => 0,
  );
  const inside = (site: string) => internet.networks[site]?.address?.split('/')[0] ?? '';
  const send = (site: string, port: number, to: Datagram['to'], text: string) =>
    internet.send(site, { from: { address: inside(site), port }, to, data: Buffer.from(text) });
  return { arrived, internet, send };
}
const [A, B] = ['198.51.100.10', '198.51.100.20'];

test('two port-preserving NATs let a hole be punched, and nothing through before', () => {
  const { arrived, send } = twoSites('port-preserving', 'port-preserving');
  send('a', 1000, { address: B, port: 2000 }, 'early');
  send('b', 2000, { address: A, port: 1000 }, 'in time');
  send('a', 1000, { address: B, port: 2000 }, 'again');
  send('a', 1001, { address: B, port: 2000 }, 'other port');
  expect(arrived).toEqual({ a: ['in time'], b: ['again'] });
});

test('a Linux router that accepts input loses the port to whoever was early', () => {
  for (const [kind, heard] of [
    ['linux', ['hello']],
    ['linux-open', []],
  ] as const) {
    const { arrived, send } = twoSites(kind, 'open');
    send('b', 2000, { address: A, port: 1000 }, 'early');
    send('a', 1000, { address: B, port: 2000 }, 'from a port that may have changed');
    send('b', 2000, { address: A, port: 1000 }, 'hello');
    expect(arrived.a).toEqual(heard);
  }
});

/** What reaches two neighbours and what a stranger sends to one of them. */
function heardByNeighbours(isolated: boolean): string[] {
  const arrived: string[] = [];
  const internet = new Internet(
    { a: { kind: 'port-restricted', isolated }, b: { lanOf: 'a' }, c: { kind: 'open' } },
    (site, { data }) => void arrived.push(`${site}: ${data}`),
  );
  const [a = '', b = ''] = ['a', 'b'].map((s) => internet.networks[s]?.address?.split('/')[0]);
  const from = { address: a, port: 5353 };
  internet.send('a', { from, to: { address: b, port: 1 }, data: Buffer.from('direct') });
  internet.send('a', {
    from,
    to: { address: '224.0.0.251', port: 5353 },
    data: Buffer.from('all'),
  });
  const stranger = { address: '198.51.100.20', port: 1 };
  internet.send('c', { from: stranger, to: { address: b, port: 1 }, data: Buffer.from('no') });
  return arrived;
}

test('neighbours reach each other directly and by multicast, others do not reach them', () => {
  expect(heardByNeighbours(false)).toEqual(['b: direct', 'b: all']);
});

test('isolated neighbours do not reach each other', () => {
  expect(heardByNeighbours(true)).toEqual([]);
});

test.each([
  ['192.168.1.10', '192.0.2.1'],
  ['2001:db8:1:0:0:0:0:10', '2001:db8:ffff:0:0:0:0:1'],
])('a packet from %s is read as it was written, and its sums add up', (address, server) => {
  const datagram = {
    from: { address, port: 1234 },
    to: { address: server, port: 3478 },
    data: Buffer.from('odd'),
  };
  const packet = writeDatagram(datagram);
  expect(readDatagram(packet)).toEqual(datagram);
  const six = address.includes(':');
  // RFC 1071: the sum over what is protected, with the checksum in its place, is all ones.
  const addresses = six ? packet.subarray(8, 40) : packet.subarray(12, 20);
  const udp = packet.subarray(six ? 40 : 20);
  expect(onesSum([addresses, udp, Buffer.from([0, 17, 0, udp.length])])).toBe(0xffff);
  if (!six) expect(onesSum([packet.subarray(0, 20)])).toBe(0xffff);
});

function onesSum(parts: Buffer[]): number {
  let total = 0;
  for (const part of parts) {
    const even = part.length % 2 ? Buffer.concat([part, Buffer.alloc(1)]) : part;
    for (let i = 0; i < even.length; i += 2) total += even.readUInt16BE(i);
  }
  while (total > 0xffff) total = (total & 0xffff) + (total >>> 16);
  return total;
}
