import { launch, type BrowserKind } from '../../tools/lab/browsers/index.ts';
import { serverAddress } from '../../tools/lab/namespace.ts';
import { startStun, type StunServer } from '../../tools/lab/stun.ts';
import { builtExtension } from './support/pair.ts';
import { Person } from './support/person.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];
const PUBLIC = '203.0.113.7';
/** Dead ones are given up after 5 s each, four at a time. */
const TEST_TIMEOUT = 20_000;

describe.each(kinds)('a test of STUN servers in %s', (kind) => {
  let me: Person;
  let servers: Record<string, StunServer>;

  beforeAll(async () => {
    const [one, two, three, slow, lying, dead, malformed] = await Promise.all(
      [
        { mapped: PUBLIC },
        { mapped: PUBLIC },
        { mapped: PUBLIC },
        { mapped: PUBLIC, delay: 1200 },
        { mapped: '198.51.100.66' },
        { dead: true },
        { malformed: true },
      ].map((options, index) => startStun({ host: serverAddress(index + 1), ...options })),
    );
    servers = { one, two, three, slow, lying, dead, malformed } as Record<string, StunServer>;
    me = await Person.atPage(await launch(kind, { extension: builtExtension(kind) }));
    await me.asksServers(
      Object.values(servers)
        .map(({ address }) => address)
        .join('\n'),
    );
    await me.view.click('#settings');
    await me.view.click('#servers');
  });
  afterAll(() =>
    Promise.all([me.browser.close(), ...Object.values(servers).map((server) => server.close())]),
  );

  const healthOf = (name: string) =>
    `[data-url="stun:${servers[name]?.address}"] .server-health[data-state]`;
  const stateOf = (name: string) =>
    me.view.evaluate(
      (css: string) => document.querySelector<HTMLElement>(css)?.dataset.state,
      healthOf(name),
    );
  async function tests(): Promise<void> {
    await me.view.click('#servers-test');
    await me.view.waitFor('#servers-test-stop');
    await me.view.waitFor('#servers-test-stop', { gone: true, timeout: TEST_TIMEOUT });
  }

  test('tells the good, the slow, the lying, the dead and the malformed apart', async () => {
    await tests();
    for (const good of ['one', 'two', 'three', 'slow']) expect(await stateOf(good)).toBe('good');
    for (const bad of ['dead', 'malformed']) expect(await stateOf(bad)).toBe('silent');
    expect(await stateOf('lying')).toBe('odd');
    expect(await me.view.text(healthOf('lying'))).toContain('198.51.100.66');
    expect(await me.view.text(healthOf('one'))).toMatch(/^\d{1,3} ms · IPv4$/);
    expect(await me.view.text(healthOf('slow'))).toMatch(/^1,?\d{3} ms · IPv4$/);
    expect(await me.view.text('#servers-tested')).toMatch(/^5 of 7 .*203\.0\.113\.7\.$/);
  });

  test('whoever fails again is set aside: the next connections do not ask them', async () => {
    await tests();
    expect(await stateOf('dead')).toBe('aside');
    const before = ['dead', 'malformed', 'lying'].map((name) => servers[name]?.requests());
    for (let i = 0; i < 3; i++) {
      await me.invites();
      await me.view.click('#end');
    }
    expect(['dead', 'malformed', 'lying'].map((name) => servers[name]?.requests())).toEqual(before);
  });

  test('can be stopped, and then nobody else is asked', async () => {
    const { one } = servers;
    const silent = await Promise.all(
      Array.from({ length: 8 }, (_, i) => startStun({ host: serverAddress(20 + i), dead: true })),
    );
    await me.asksServers([...silent, one].map((server) => server?.address).join('\n'));
    await me.view.click('#settings');
    await me.view.click('#servers');
    const before = one?.requests();
    await me.view.click('#servers-test');
    await me.view.click('#servers-test-stop');
    await me.sees('#servers-tested', '9');
    await me.sees('#servers-test');
    expect(one?.requests()).toBe(before);
    expect(silent.filter((server) => server.requests() > 0).length).toBeLessThanOrEqual(4);
    await Promise.all(silent.map((server) => server.close()));
  });

  test('a port that a browser refuses harms nobody else', async () => {
    await me.asksServers([`${serverAddress(1)}:22`, servers.two?.address].join('\n'));
    const before = servers.two?.requests() ?? 0;
    await me.invites();
    await me.view.click('#end');
    expect(servers.two?.requests()).toBeGreaterThan(before);
  });

  test('where nobody answers it says what to do', async () => {
    await me.asksServers(`${serverAddress(20)}:9`);
    await me.view.click('#settings');
    await me.view.click('#network-look');
    await me.view.waitFor('#network[data-mapping="silent"] .problem', { timeout: TEST_TIMEOUT });
    await me.view.click('#lan-only');
    await me.view.waitFor('#network-look', { gone: true });
    expect(me.browser.consoleErrors()).toEqual([]);
  });
});
