import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, type BrowserKind } from '../../tools/lab/browsers/index.ts';
import { ROOM, openLiveRoom } from '../../tools/lab/sound/live-room.ts';
import { startPulse, type Computer, type Pulse } from '../../tools/lab/sound/pulse.ts';
import { builtExtension } from './support/pair.ts';
import { Person, talk } from './support/person.ts';

async function sitDown(
  pulse: Pulse,
  name: Computer,
  kind: BrowserKind,
  answer?: 'allow' | 'deny',
): Promise<Person> {
  const extension = builtExtension(kind);
  const person = await Person.atPage(
    await launch(kind, { extension, ...pulse.computer(name, answer) }),
  );
  await person.staysLocal();
  return person;
}

/** A busy machine makes gaps in what is played: then it takes a few tries more. */
const PATIENCE = 60_000;

/** @returns seconds from the second press on */
async function connectBySound(ann: Person, bob: Person): Promise<number> {
  await Promise.all([ann.goesHome(), bob.goesHome()]);
  await ann.view.click('#sound');
  await ann.sees('.sound[data-stage="waiting"]');
  await bob.view.click('#sound');
  const began = performance.now();
  await Promise.all([ann.isIn('connected', PATIENCE), bob.isIn('connected', PATIENCE)]);
  const seconds = (performance.now() - began) / 1000;
  await talk(ann, bob);
  return seconds;
}

async function end(ann: Person, bob: Person): Promise<void> {
  await ann.view.click('#end');
  await ann.view.click('#end-yes');
  await Promise.all([ann.isIn('closed'), bob.isIn('closed')]);
}

const KINDS = ['chromium', 'firefox'] as const;

describe('a browser of each kind at either computer, the air: a wire', () => {
  let pulse: Pulse;
  let ones: Record<BrowserKind, Person>;
  let others: Record<BrowserKind, Person>;

  const sitDownAt = async (name: Computer): Promise<Record<BrowserKind, Person>> => ({
    chromium: await sitDown(pulse, name, 'chromium'),
    firefox: await sitDown(pulse, name, 'firefox'),
  });
  const everybody = () => [ones, others].flatMap((people) => Object.values(people));

  beforeAll(async () => {
    pulse = await startPulse('wire');
    [ones, others] = await Promise.all([sitDownAt('one'), sitDownAt('other')]);
  });
  afterAll(async () => {
    await Promise.all(everybody().map(({ browser }) => browser.close()));
    await pulse.close();
  });

  test.each(KINDS.flatMap((one) => KINDS.map((other) => [one, other] as const)))(
    '%s and %s connect by sound alone, after one press each',
    async (one, other) => {
      const seconds = await connectBySound(ones[one], others[other]);
      process.stdout.write(
        `${one} and ${other}, by wire: connected after ${seconds.toFixed(1)} s\n`,
      );
      await end(ones[one], others[other]);
    },
    2 * PATIENCE,
  );

  test.each(KINDS)(
    'alone in %s, from the popup: the page is told what to do, stops by Escape, and keeps the invite',
    async (kind) => {
      const me = ones[kind];
      await me.goesHome();
      const popup = await me.browser.openPopup();
      await popup.click('#sound'); // no popup may ask for the microphone
      await me.sees('.sound-silent', undefined, 20_000);
      await me.view.press('Escape');
      await me.isIn('inviting');
      await me.sees('#sound-start');
      await me.sees('.turn[data-turn="me"]'); // nobody has heard it
      await me.view.click('#carrier-text');
      expect(await me.readsCode()).not.toBe('');
    },
  );

  // Firefox, as it is launched here, knows of one microphone only.
  test('listens by another microphone once it is chosen, and is stopped', async () => {
    const me = ones.chromium;
    await me.goesHome();
    await me.view.click('#sound');
    await me.sees('.sound[data-stage="waiting"]');
    await me.view.evaluate(() => document.querySelector<HTMLElement>('#sound-microphone')?.focus());
    await me.view.press('End'); // the other computer's, which hears this one
    await me.sees('.level .lit');
    await me.view.click('#sound-stop');
    await me.sees('#sound-start');
  });

  test(
    'the single file from a folder, where there is neither worker nor worklet, in both',
    async () => {
      const file = pathToFileURL(resolve('dist/spontan.html')).href;
      const [ann, bob] = await Promise.all(
        [ones.chromium, others.firefox].map(async ({ browser }) => {
          const person = new Person(browser, await browser.open(file));
          await person.staysLocal();
          return person;
        }),
      );
      if (ann && bob) await connectBySound(ann, bob);
      await Promise.all([ann?.view.close(), bob?.view.close()]);
    },
    2 * PATIENCE,
  );

  test('nothing went wrong unseen', () => {
    expect(everybody().flatMap(({ browser }) => browser.consoleErrors())).toEqual([]);
  });
});

test(
  'in a room with echo, where each hears itself too and somebody talks',
  async () => {
    const pulse = await startPulse('played');
    const closeRoom = openLiveRoom(pulse, ROOM);
    const [ann, bob] = await Promise.all([
      sitDown(pulse, 'one', 'chromium'),
      sitDown(pulse, 'other', 'firefox'),
    ]);
    const seconds = await connectBySound(ann, bob);
    process.stdout.write(
      `chromium and firefox, in a room: connected after ${seconds.toFixed(1)} s\n`,
    );
    await Promise.all([ann.browser.close(), bob.browser.close()]);
    closeRoom();
    await pulse.close();
  },
  2 * PATIENCE,
);

describe.each<BrowserKind>(['chromium', 'firefox'])('without a microphone, in %s', (kind) => {
  let pulse: Pulse;
  let me: Person;

  afterEach(async () => {
    await me.browser.close();
    await pulse.close();
  });

  test('the microphone is refused', async () => {
    pulse = await startPulse('wire');
    me = await sitDown(pulse, 'one', kind, 'deny');
    await me.view.click('#sound');
    await me.sees('.sound-problem[data-problem="refused"]');
    await me.sees('#sound-start');
  });

  test('there is no microphone; it can be tried again, and another way is open', async () => {
    pulse = await startPulse('none');
    me = await sitDown(pulse, 'one', kind);
    await me.view.click('#sound');
    await me.sees('.sound-problem[data-problem="no-microphone"]');
    await me.view.click('#sound-start');
    await me.sees('.sound-problem[data-problem="no-microphone"]');
    await me.view.click('#carrier-text');
    expect(await me.readsCode()).not.toBe('');
  });
});
