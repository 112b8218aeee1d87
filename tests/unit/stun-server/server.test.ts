import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { readOptions } from '../../../tools/stun-server/options.ts';
import { RateLimit } from '../../../tools/stun-server/rate-limit.ts';
import { startStunServer, type RunningStunServer } from '../../../tools/stun-server/server.ts';

const REQUEST = Buffer.from('000100002112a442b7e7a701bc34d686fa87dfae', 'hex');
/** What loopback needs at most for a datagram and back, many times over. */
const PATIENCE = 500;

describe.each([
  ['127.0.0.1', 'udp4'],
  ['::1', 'udp6'],
] as const)('over UDP at %s', (host, type) => {
  let server: RunningStunServer;
  beforeAll(async () => {
    server = await startStunServer({ port: 0, hosts: [host], rate: 20 });
  });
  afterAll(() => server.close());

  /** Sends each and resolves with what came back in the time. */
  async function ask(...datagrams: Buffer[]): Promise<Buffer[]> {
    const socket = createSocket(type);
    const replies: Buffer[] = [];
    socket.on('message', (reply) => replies.push(reply));
    socket.connect(Number(server.addresses[0]?.split(':').at(-1)), host);
    await once(socket, 'connect');
    for (const datagram of datagrams) socket.send(datagram);
    const deadline = performance.now() + PATIENCE;
    while (replies.length < datagrams.length && performance.now() < deadline) await delay(5);
    socket.close();
    return replies;
  }

  test('answers, also after nonsense, and no more often than its rate allows', async () => {
    const replies = await ask(
      Buffer.alloc(0),
      Buffer.alloc(1500, 1),
      Buffer.from('hello'),
      REQUEST,
    );
    expect(replies).toHaveLength(1);
    expect(replies[0]?.subarray(4, 20)).toEqual(REQUEST.subarray(4));
    // A second may begin in between; two of them cannot.
    const many = await ask(...Array<Buffer>(60).fill(REQUEST));
    expect(many.length).toBeGreaterThanOrEqual(16);
    expect(many.length).toBeLessThanOrEqual(40);
  });
});

test('a port that is taken is an error, and nothing stays open', async () => {
  const first = await startStunServer({ port: 0, hosts: ['127.0.0.1'], rate: 1 });
  const port = Number(first.addresses[0]?.split(':')[1]);
  const options = { port, hosts: ['127.0.0.2', '127.0.0.1'], rate: 1 };
  await expect(startStunServer(options)).rejects.toThrow('EADDRINUSE');
  await first.close();
  await (await startStunServer(options)).close();
});

describe('the rate limit', () => {
  const address = (text: string) => Buffer.from(text, 'hex');

  test('counts each address by itself, anew each second', () => {
    let now = 5000;
    const limit = new RateLimit(2, () => now);
    const allowed = (text: string) => limit.allows(address(text));
    expect(['01020304', '01020304', '01020304', '01020305'].map(allowed)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    now += 999;
    expect(allowed('01020304')).toBe(false);
    now += 1;
    expect(allowed('01020304')).toBe(true);
  });

  test('takes a subnet of IPv6 for one address', () => {
    const limit = new RateLimit(1, () => 0);
    expect(limit.allows(address('20010db8000000010000000000000001'))).toBe(true);
    expect(limit.allows(address('20010db8000000010000000000000002'))).toBe(false);
    expect(limit.allows(address('20010db8000000020000000000000001'))).toBe(true);
  });

  test('remembers a bounded number of addresses, and goes on for those', () => {
    const limit = new RateLimit(2, () => 0);
    const asked = Array.from({ length: 100_001 }, (_, i) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(i);
      return limit.allows(bytes);
    });
    expect(asked.filter((allowed) => !allowed)).toHaveLength(1);
    expect(asked.at(-1)).toBe(false);
    expect(limit.allows(Buffer.alloc(4))).toBe(true);
  });
});

describe('the command line', () => {
  test.each([
    [[], { port: 3478, rate: 50, hosts: expect.arrayContaining(['0.0.0.0']) }],
    [['--port', '0', '--rate', '1', '--host', '::1'], { port: 0, rate: 1, hosts: ['::1'] }],
    [['--host', '192.0.2.1', '--host=2001:db8::1'], { hosts: ['192.0.2.1', '2001:db8::1'] }],
  ])('reads %j', (args, options) => {
    expect(readOptions(args)).toMatchObject(options);
  });

  test.each([
    [['--port', '65536'], /0 to 65535/],
    [['--port', '-1'], /./],
    [['--port', 'stun'], /0 to 65535/],
    [['--rate', '0'], /from 1/],
    [['--host', 'stun.example'], /no IPv4 or IPv6 address/],
    [['--tcp'], /--tcp/],
    [['3478'], /3478/],
  ])('says what is wrong with %j', (args, sentence) => {
    expect(readOptions(args)).toMatch(sentence);
  });
});
