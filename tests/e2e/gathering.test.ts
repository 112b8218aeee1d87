import { launch, type BrowserKind } from '../../tools/lab/browsers/index.ts';
import { startStun, type StunServer } from '../../tools/lab/stun.ts';
import { decodeCode } from '../../src/signal/code.ts';
import { builtExtension } from './support/pair.ts';
import { Person } from './support/person.ts';

/** What the person sees; a loaded machine paints late. */
const PAINT = 100;
const kinds: BrowserKind[] = ['chromium', 'firefox'];

describe.each(kinds)('the first code in %s', (kind) => {
  let me: Person;
  let healthy: StunServer;
  let dead: StunServer;

  beforeAll(async () => {
    me = await Person.atPage(await launch(kind, { extension: builtExtension(kind) }));
    healthy = await startStun({ delay: 30, mapped: '203.0.113.7' });
    dead = await startStun({ dead: true });
  });
  afterAll(() => Promise.all([me.browser.close(), healthy.close(), dead.close()]));

  async function timeToCode(): Promise<{ ms: number; types: string[] }> {
    await me.goesHome();
    const start = Date.now();
    const code = await me.invites();
    return { ms: Date.now() - start, types: decodeCode(code).candidates.map(({ type }) => type) };
  }

  test('with healthy servers within 0.7 s, with the public address in it', async () => {
    await me.asksServers(healthy.address);
    const { ms, types } = await timeToCode();
    expect(types).toContain('srflx');
    expect(ms).toBeLessThan(700 + PAINT);
  });

  test('with a dead server in the list within 2 s', async () => {
    await me.asksServers([dead.address, healthy.address, 'nowhere.invalid:3478'].join('\n'));
    const { ms, types } = await timeToCode();
    expect(types).toContain('srflx');
    expect(ms).toBeLessThan(2000);
  });

  test('on a slow network with what the servers see apart, which tells what kind of NAT it is', async () => {
    const servers = await Promise.all([
      startStun({ delay: 350, mapped: '203.0.113.9' }),
      startStun({ delay: 600, mapped: '203.0.113.9', shift: 4000 }),
    ]);
    try {
      await me.asksServers(servers.map(({ address }) => address).join('\n'));
      await me.goesHome();
      expect(decodeCode(await me.invites()).ports).toEqual({ order: 'random', bits: 16 });
    } finally {
      await Promise.all(servers.map((server) => server.close()));
    }
  });

  test('behind a NAT whose ports differ with the third of them, which comes late', async () => {
    const servers = await Promise.all([
      startStun({ delay: 20, mapped: '203.0.113.9' }),
      startStun({ delay: 30, mapped: '203.0.113.9', shift: 2 }),
      startStun({ delay: 800, mapped: '203.0.113.9', shift: 4 }),
    ]);
    try {
      await me.asksServers(servers.map(({ address }) => address).join('\n'));
      await me.goesHome();
      const { ports, candidates } = decodeCode(await me.invites());
      expect(ports).toEqual({ order: 'sequential', step: 2 });
      const [host, seen] = ['host', 'srflx'].map((t) => candidates.find(({ type }) => type === t));
      expect((seen?.port ?? 0) - (host?.port ?? 0)).toBe(4);
    } finally {
      await Promise.all(servers.map((server) => server.close()));
    }
  });

  test('with nothing but dead servers within 2 s', async () => {
    // Where nobody answers, the address of before would be a guess.
    await me.view.reload();
    await me.sees('#invite');
    await me.asksServers([dead.address, 'nowhere.invalid:3478'].join('\n'));
    const { ms, types } = await timeToCode();
    expect(types).not.toContain('srflx');
    expect(ms).toBeLessThan(2000);
  });

  test('a public address that comes late gets into the code that is shown', async () => {
    const slow = await startStun({ delay: 2500, mapped: '203.0.113.8' });
    try {
      await me.asksServers(slow.address);
      const first = await me.invites();
      expect(decodeCode(first).candidates.map(({ type }) => type)).not.toContain('srflx');
      await me.view.click('#copy');
      await me.sees('.code-stale', undefined, 15_000);
      const better = await me.readsCode();
      expect(decodeCode(better).candidates.map(({ address }) => address)).toContain('203.0.113.8');
    } finally {
      await slow.close();
    }
  });

  test('a fixed public address that the person has entered is in it, though no server is asked', async () => {
    const addresses = async () => decodeCode(await me.invites()).candidates;
    await me.staysLocal();
    await me.entersAddress('192.168.1.2');
    await me.sees('#own-address-error .problem');
    const before = await addresses();
    expect(before.map(({ type }) => type)).not.toContain('srflx');

    await me.entersAddress('203.0.113.5');
    await me.seesNo('#own-address-error .problem');
    const named = await addresses();
    const ports = new Set(named.filter(({ type }) => type === 'host').map(({ port }) => port));
    const fixed = [...ports].map((port) => ({ type: 'srflx', address: '203.0.113.5', port }));
    expect(named.filter(({ type }) => type === 'srflx')).toEqual(fixed);

    await me.entersAddress('[2001:db8::1]:5000');
    await me.view.reload();
    await me.sees('#invite');
    expect(await addresses()).toContainEqual({ type: 'srflx', address: '2001:db8::1', port: 5000 });
    await me.entersAddress('');
  });

  test('local addresses can be left out', async () => {
    await me.asksServers(healthy.address);
    await me.view.click('#settings');
    await me.view.click('#hide-local');
    const { types } = await timeToCode();
    expect(types).toEqual(['srflx']);
  });
});
