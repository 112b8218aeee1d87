import { endPair, launchPair, type Pair } from './support/pair.ts';
import { breakPaths, mendPaths } from './support/network.ts';
import { connect, Person, talk } from './support/person.ts';

/** Browsers take their time to give a silent path up. */
const LOSS = 60_000;
/** To say that it is interrupted takes them 5 to 8 s. */
const NOTICED = 12_000;

describe.each([
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
] as const)('a session between %s and %s', (kind, otherKind) => {
  let pair: Pair;
  let me: Person;
  let friend: Person;

  beforeAll(async () => {
    pair = await launchPair(kind, otherKind);
    me = await Person.atPage(pair.one);
    friend = await Person.atPage(pair.other);
    await Promise.all([me.staysLocal(), friend.staysLocal()]);
  });
  afterAll(async () => {
    await mendPaths();
    await endPair(pair);
  });

  test('the reply to an earlier code connects, and so does the reply to the new one', async () => {
    for (const answered of ['earlier', 'new'] as const) {
      const earlier = await me.invites();
      await me.copies();
      const fresh = await me.renews();
      expect(fresh).not.toBe(earlier);
      const reply = await friend.replies(answered === 'new' ? fresh : earlier);
      await me.takes(reply);
      await talk(me, friend);
    }
  });

  test('a lost path: both are told, and connect again with their conversation', async () => {
    await connect(me, friend);
    await me.view.type('#chat-text', 'half a thought');
    await breakPaths();
    await friend.says('said into the void');
    await Promise.all([me.isIn('failed', LOSS), friend.isIn('failed', LOSS)]);
    await friend.sees('.chat-line.from-me .undelivered');
    await mendPaths();

    await me.view.click('#renew');
    await me.isIn('inviting');
    await me.sees('.chat-past', 'Yes. ¿Y tú?');
    await friend.view.paste('#reply-text', await me.readsCode());
    await friend.isIn('replying');
    await friend.sees('.chat-past', 'Yes. ¿Y tú?');
    await me.takes(await friend.readsCode());
    await Promise.all([me.isIn('connected'), friend.isIn('connected')]);
    await me.hears('said into the void');
    await friend.sees('.chat-line.from-me:last-child .delivered');
    expect(await me.view.count('.chat-line')).toBe(3);
    expect(await me.view.exists('.stranger')).toBe(false);
    expect(await me.view.value('#chat-text')).toBe('half a thought');
  }, 120_000);

  test('whoever does not want to wait for an interrupted path reconnects at once', async () => {
    await connect(me, friend);
    await breakPaths();
    await me.sees('.interrupted', undefined, NOTICED);
    await me.view.click('.interrupted #renew');
    await me.isIn('inviting');
    await me.view.click('#end');
    await me.sees('.ended[data-failure="lost"] #renew');
    await mendPaths();
  }, 60_000);

  test('nothing went wrong unseen', () => {
    expect(pair.one.consoleErrors()).toEqual([]);
    expect(pair.other.consoleErrors()).toEqual([]);
  });
});
