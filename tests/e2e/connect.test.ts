import { endPair, launchPair, type Pair } from './support/pair.ts';
import { connect, Person, talk } from './support/person.ts';

describe.each([
  ['chromium', 'chromium'],
  ['firefox', 'firefox'],
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
] as const)('%s invites %s', (inviterKind, replierKind) => {
  let pair: Pair;
  let inviter: Person;
  let replier: Person;

  beforeAll(async () => {
    pair = await launchPair(inviterKind, replierKind);
    inviter = await Person.atPage(pair.one);
    replier = await Person.atPage(pair.other);
    await Promise.all([inviter.staysLocal(), replier.staysLocal()]);
  });
  afterAll(() => endPair(pair));

  test('invite, reply, connected, a line each way', () => connect(inviter, replier));

  test('20 MB each way arrive whole', async () => {
    await inviter.view.click('#test');
    for (const person of [inviter, replier]) {
      await person.sees('#test-result[data-state="passed"]', undefined, 60_000);
    }
  });

  test('the right code pasted twice does no harm', async () => {
    const invite = await inviter.invites();
    const reply = await replier.replies(invite);
    await replier.goesHome();
    await replier.view.paste('#take-text', invite);
    await replier.sees('.known');
    expect(await replier.readsCode()).toBe(reply);

    await inviter.takes(reply);
    await talk(inviter, replier);
    await inviter.goesHome();
    await inviter.view.paste('#take-text', reply);
    await inviter.sees('.known');
    await inviter.isIn('connected');
  });

  test('invites that cross connect', async () => {
    const [, other] = await Promise.all([inviter.invites(), replier.invites()]);
    const one = await inviter.copies();
    await inviter.takes(other);
    await inviter.isIn('waiting');
    expect(await inviter.view.exists('.code-stale')).toBe(false);
    await replier.takes(one);
    await talk(inviter, replier);
  });

  test('an invite in place of a reply becomes a reply where the other side does not cross', async () => {
    const [, other] = [await inviter.invites(), await replier.invites()];
    await inviter.takes(other);
    await inviter.isIn('waiting');
    await replier.takes(await inviter.readsCode());
    await talk(inviter, replier);
  });

  test('one side leaves, the other is told', async () => {
    await inviter.view.click('#end');
    await inviter.view.click('#end-yes');
    await inviter.isIn('closed');
    await replier.isIn('closed');
    await replier.sees('.ended', 'The other person has ended this connection');
  });

  test('nothing went wrong unseen', () => {
    expect(pair.one.consoleErrors()).toEqual([]);
    expect(pair.other.consoleErrors()).toEqual([]);
  });
});
