import { endPair, launchPair, type Pair } from './support/pair.ts';
import { Person } from './support/person.ts';

describe.each([
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
] as const)('several connections from %s to %s', (kind, otherKind) => {
  let pair: Pair;
  let hub: Person;
  let friend: Person;

  beforeAll(async () => {
    pair = await launchPair(kind, otherKind);
    hub = await Person.atPage(pair.one);
    friend = await Person.atPage(pair.other);
    await Promise.all([hub.staysLocal(), friend.staysLocal()]);
  });
  afterAll(() => endPair(pair));

  test('three invites at once, answered in another order; a fourth is cancelled', async () => {
    const invites = [];
    for (let i = 0; i < 4; i++) invites.push(await hub.invites());
    expect(new Set(invites).size).toBe(4);
    await hub.view.click('#end');
    await hub.isIn('closed');

    const [a = '', b = '', c = '', cancelled = ''] = invites;
    for (const invite of [c, a, b]) {
      const reply = await friend.replies(invite);
      await hub.goesHome();
      await hub.view.paste('#take-text', reply);
      await hub.isIn('connected');
      await friend.isIn('connected');
    }
    const late = await friend.replies(cancelled);
    await hub.goesHome();
    await hub.view.paste('#take-text', late);
    await hub.isTold('invite-over');
    expect(await hub.view.count('.connection[data-state="connected"]')).toBe(3);
  });

  test('each has its own chat', async () => {
    for (const number of ['1', '2', '3']) {
      await hub.goesHome();
      await hub.view.click(`.connection[data-id="c${number}"] .connection-show`);
      await hub.says(`line ${number}`);
    }
    // The friend answered the third first, then the first, then the second.
    for (const [id, line] of [
      ['c1', 'line 3'],
      ['c2', 'line 1'],
      ['c3', 'line 2'],
    ] as const) {
      await friend.goesHome();
      await friend.view.click(`.connection[data-id="${id}"] .connection-show`);
      await friend.hears(line);
      expect(await friend.view.count('.chat-line')).toBe(1);
    }
  });
});
