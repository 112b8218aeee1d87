import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { DEEDS } from './support/deeds.ts';
import { Hostile, type EvilGlobal } from './support/hostile.ts';
import { builtExtension } from './support/pair.ts';
import { connect, Person, talk } from './support/person.ts';

const KINDS: BrowserKind[] = ['chromium', 'firefox', 'chromium'];

/** A flood ends by its amount, which takes a loaded machine its time to receive. */
const FLOOD = 60_000;

let browsers: TestBrowser[] = [];
let people: Person[] = [];
let hostile: Hostile;
beforeAll(async () => {
  browsers = await Promise.all(
    KINDS.map((kind) => launch(kind, { extension: builtExtension(kind) })),
  );
  const [one, other, third] = browsers;
  if (!one || !other || !third) throw new Error('no browsers');
  people = [await Person.atPage(one), await Person.atPage(other)];
  await Promise.all(people.map((person) => person.staysLocal()));
  hostile = await Hostile.at(await third.open('page.html'));
  const [alice, bob] = people;
  if (alice && bob) await connect(alice, bob);
});
afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

const personOf = (kind: BrowserKind): Person => {
  const person = people[KINDS.indexOf(kind)];
  if (!person) throw new Error(`nobody at ${kind}`);
  return person;
};

describe.each(['chromium', 'firefox'] as const)('%s', (kind) => {
  async function meets(plain: boolean): Promise<Person> {
    const person = personOf(kind);
    await hostile.takes(await person.replies(await hostile.invites(plain)));
    await person.isIn('connected');
    return person;
  }

  test.each(Object.entries(DEEDS))('%s', async (_, deed) => {
    const person = await meets(false);
    await hostile.does(deed);
    await person.sees('.ended[data-failure="hostile"]', undefined, FLOOD);
  });

  async function bears(name: string): Promise<Person> {
    const person = await meets(true);
    await hostile.does(DEEDS[name] ?? (() => undefined));
    await person.sees('.ended[data-failure="hostile"]', undefined, FLOOD);
    return person;
  }

  test('endless large messages as plain texts', async () => {
    await bears('endless large messages');
  });

  test('endless small messages as plain texts: few are drawn until the person wants more', async () => {
    const { view } = await bears('endless small messages');
    expect(await view.count('.chat-line')).toBe(200);
    const first = await view.text('.chat-line');
    await view.click('.chat-earlier');
    await view.until(() => document.querySelectorAll('.chat-line').length === 400);
    const place = (line: number) =>
      document.querySelectorAll('.chat-line')[line]?.getBoundingClientRect().top;
    expect(await view.evaluate(place, 200)).toBeCloseTo(0, -1);
    expect(await view.text('.chat-line:nth-child(201)')).toBe(first);
  });

  test('what a later version may say is no offence, nor is a slip', async () => {
    const person = await meets(false);
    await hostile.does(() => {
      const { pc, channel } = (globalThis as EvilGlobal).evil;
      for (let i = 0; i < 500; i++) channel.send(`{"type":"dance","steps":[${i}]}`);
      for (let i = 0; i < 3; i++) channel.send('{"type":"chat","id":"later"}');
      for (let i = 0; i < 20; i++) pc.createDataChannel(`later-${i}`);
      channel.send('{"type":"chat","id":1,"text":"still here"}');
    });
    await person.hears('still here');
    await person.isIn('connected');
  });
});

test('their own connection lives on', async () => {
  const [alice, bob] = [personOf('chromium'), personOf('firefox')];
  for (const person of [alice, bob]) {
    await person.goesHome();
    await person.view.click('.connection[data-id="c1"] .connection-show');
  }
  await talk(alice, bob);
});

test('nothing went wrong unseen', () => {
  expect(browsers.flatMap((browser) => browser.consoleErrors())).toEqual([]);
});
