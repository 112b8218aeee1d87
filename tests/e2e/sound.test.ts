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

describe.each([
  ['chromium', 'chromium', 'wire'],
  ['chromium', 'firefox', 'wire'],
  ['firefox', 'firefox', 'wire'],
  ['chromium', 'firefox', 'played'],
] as const)('%s and %s, air: %s', (one, other, air) => {
  let pulse: Pulse;
  let ann: Person;
  let bob: Person;
  let closeRoom: () => void = () => undefined;

  beforeAll(async () => {
    pulse = await startPulse(air);
    if (air === 'played') closeRoom = openLiveRoom(pulse, ROOM);
    [ann, bob] = await Promise.all([sitDown(pulse, 'one', one), sitDown(pulse, 'other', other)]);
  });
  afterAll(async () => {
    await Promise.all([ann.browser.close(), bob.browser.close()]);
    closeRoom();
    await pulse.close();
  });

  test(
    'connect by sound alone, after one press each',
    async () => {
      await ann.view.click('#sound');
      await ann.sees('.sound[data-stage="waiting"]');
      await bob.view.click('#sound');
      const began = performance.now();
      await Promise.all([ann.isIn('connected', PATIENCE), bob.isIn('connected', PATIENCE)]);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      process.stdout.write(`${one} and ${other}, air: ${air}: connected after ${seconds} s\n`);
      await talk(ann, bob);
    },
    2 * PATIENCE,
  );

  test('nothing went wrong unseen', () => {
    expect(ann.browser.consoleErrors()).toEqual([]);
    expect(bob.browser.consoleErrors()).toEqual([]);
  });
});

describe.each<BrowserKind>(['chromium', 'firefox'])('alone, in %s', (kind) => {
  let pulse: Pulse;
  let me: Person;

  afterEach(async () => {
    await me.browser.close();
    await pulse.close();
  });

  test('is told what to do where nobody answers, stops by Escape, and keeps the invite', async () => {
    pulse = await startPulse('wire');
    me = await sitDown(pulse, 'one', kind);
    await me.view.click('#sound');
    await me.sees('.sound-silent', undefined, 20_000);
    await me.view.press('Escape');
    await me.isIn('inviting');
    await me.sees('#sound-start');
    await me.view.click('#carrier-text');
    expect(await me.readsCode()).not.toBe('');
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
