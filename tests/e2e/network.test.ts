import { decodeCode } from '../../src/signal/code.ts';
import type { RemoteResident } from '../../tools/lab/nat/agent.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';

/** Seconds until the NAT forgets: less than the codes of this test wait. */
const TIMEOUT = 12;
/** A code is made anew every 10 s for as long as nobody has it. */
const RENEWED = 15_000;
/** After 25 s a code counts as old. */
const OLD = 30_000;
/** The page looks every 15 s, and twice where it finds something else. */
const NOTICED = 45_000;

const publicOf = (code: string) =>
  decodeCode(code).candidates.find(({ type }) => type === 'srflx')?.address;

describe('who waits behind a NAT', () => {
  let lab: Lab;
  let chromium: RemoteResident;
  let firefox: RemoteResident;
  let friend: RemoteResident;

  beforeAll(async () => {
    lab = await startLab({
      home: { kind: 'port-restricted', timeout: TIMEOUT },
      mobile: { kind: 'port-restricted', timeout: TIMEOUT, of: 'home' },
      friend: { kind: 'port-restricted', timeout: TIMEOUT },
    });
    const servers = lab.stunServers.slice(0, 2);
    const home = lab.agent('home');
    [chromium, firefox, friend] = await Promise.all([
      home.moveIn('chromium', servers),
      home.moveIn('firefox', servers),
      lab.agent('friend').moveIn('chromium', servers),
    ]);
  });
  afterAll(() => lab.close());

  /** Hands the code to the friend, and the reply back. */
  async function connect(me: RemoteResident, code: string): Promise<void> {
    const reply = await friend.replies(code);
    await me.takes(reply.code);
    await me.sees('#state[data-state="connected"]', 30_000);
  }

  test('Firefox says that its code is good for a short time, and makes it anew until somebody has it', async () => {
    const [first] = await Promise.all([firefox.invites(), chromium.invites()]);
    await firefox.sees('.code-fresh');
    expect(await chromium.isSeeing('.code-fresh, .code-aging')).toBe(false);

    await changes(firefox, first.code, RENEWED);
    await changes(firefox, await firefox.readsCode(), RENEWED);
    await connect(firefox, await firefox.copies());
  }, 120_000);

  test('what somebody has stays, gets old, and is replaced when the person wants it', async () => {
    await firefox.invites();
    const code = await firefox.copies();
    await firefox.sees('.code-aging', OLD);
    expect(await firefox.readsCode()).toBe(code);
    await firefox.clicks('#renew');
    await firefox.sees('.code-fresh');
    expect(await firefox.readsCode()).not.toBe(code);
    await connect(firefox, await firefox.copies());
  }, 120_000);

  test('no network: the person is told, and has a code of the next network once there is one', async () => {
    const people = [chromium, firefox];
    await Promise.all(people.map((person) => person.invites()));
    const before = await Promise.all(people.map((person) => person.copies()));
    lab.unplug('home');
    await Promise.all(people.map((person) => person.sees('.offline .note', NOTICED)));
    lab.plug('mobile');
    await Promise.all(
      people.map(async (person, index) => {
        await person.sees('.network-changed', NOTICED);
        expect(await person.isSeeing('.offline .note')).toBe(false);
        const code = await person.copies();
        expect(publicOf(code)).not.toBe(publicOf(before[index] ?? ''));
        await connect(person, code);
      }),
    );
  }, 150_000);

  test('another network while a code is out: there is a new code at once', async () => {
    const people = [chromium, firefox];
    await Promise.all(people.map((person) => person.invites()));
    const before = await Promise.all(people.map((person) => person.copies()));
    lab.plug('home');
    lab.unplug('mobile');
    await Promise.all(
      people.map(async (person, index) => {
        await person.sees('.network-changed', NOTICED);
        const code = await person.copies();
        expect(publicOf(code)).not.toBe(publicOf(before[index] ?? ''));
        await connect(person, code);
      }),
    );
  }, 120_000);

  test('nothing went wrong unseen', async () => {
    for (const person of [chromium, firefox, friend]) {
      expect(await person.consoleErrors()).toEqual([]);
    }
  });
});

/** Waits until there is another code on the screen. */
async function changes(person: RemoteResident, code: string, timeout: number): Promise<void> {
  const deadline = Date.now() + timeout;
  while ((await person.readsCode()) === code) {
    if (Date.now() > deadline) throw new Error(`the same code after ${timeout} ms`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
