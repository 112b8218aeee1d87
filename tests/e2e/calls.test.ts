import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { startPulse, type Pulse } from '../../tools/lab/sound/pulse.ts';
import { builtExtension } from './support/pair.ts';
import { connect, Person } from './support/person.ts';

const SOURCES = ['microphone', 'camera', 'screen'] as const;
type Source = (typeof SOURCES)[number];

/** Cameras and microphones that show and play a pattern, and nobody who has to be asked. */
const FAKES = {
  chromium: {
    args: [
      '--use-fake-device-for-media-stream=device-count=2',
      '--use-fake-ui-for-media-stream',
      '--auto-select-desktop-capture-source=Entire screen',
    ],
  },
  firefox: {
    prefs: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.cubeb.backend': 'pulse',
    },
  },
} as const;

/** Loudspeakers: without any, Firefox plays and measures nothing. */
let pulse: Pulse;
const browsers: TestBrowser[] = [];
beforeAll(async () => {
  pulse = await startPulse('wire');
});

async function sitDown(kind: BrowserKind, options: object = FAKES[kind]): Promise<Person> {
  const browser = await launch(kind, {
    extension: builtExtension(kind),
    env: { PULSE_SERVER: pulse.server },
    ...options,
  });
  browsers.push(browser);
  const person = await Person.atPage(browser);
  await person.staysLocal();
  return person;
}

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await pulse.close();
});

async function switches(person: Person, source: Source, on: boolean): Promise<void> {
  await person.view.click(`#call-${source}[aria-pressed="${!on}"]`);
  await person.sees(`#call-${source}[data-state="${on ? 'on' : 'off'}"]`);
}

/** Sees that picture, and that it moves. */
async function watches({ view }: Person, source: 'camera' | 'screen'): Promise<void> {
  const id = `call-theirs-${source}`;
  await view.waitFor(`#${id}`);
  await view.until((name) => {
    const video = document.getElementById(name);
    if (!(video instanceof HTMLVideoElement) || video.videoWidth < 16) return false;
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 36;
    const context = canvas.getContext('2d');
    context?.drawImage(video, 0, 0, 64, 36);
    const now = context?.getImageData(0, 0, 64, 36).data.join() ?? '';
    const before = video.dataset.before;
    video.dataset.before = now;
    return before !== undefined && before !== now;
  }, id);
}

/** The lamps of the other person's voice light up. */
async function hearsVoice({ view }: Person): Promise<void> {
  await view.waitFor('#call-level-theirs .lit');
}

async function hearsNothing({ view }: Person): Promise<void> {
  await view.waitFor('#call-level-theirs .lit', { gone: true });
}

/** Both talk, and everything is off. */
async function hangsUp(one: Person, other: Person): Promise<void> {
  await one.view.click('#call-hang-up');
  for (const person of [one, other]) await person.sees('#call[data-state="idle"]');
  for (const source of SOURCES) await other.sees(`#call-${source}[data-state="off"]`);
}

describe.each([
  ['chromium', 'firefox'],
  ['chromium', 'chromium'],
] as const)('%s calls %s', (kind, otherKind) => {
  let ann: Person;
  let bob: Person;
  beforeAll(async () => {
    [ann, bob] = await Promise.all([sitDown(kind), sitDown(otherKind)]);
    await connect(ann, bob);
  });

  test('who is called has a say before anything is sent or played', async () => {
    await switches(ann, 'microphone', true);
    await ann.sees('#call[data-state="calling"]');
    await bob.sees('#call-ring');
    expect(await bob.view.exists('#call-level-theirs')).toBe(false);
    await bob.view.click('#call-decline');
    await ann.sees('.call-ended');
    await ann.sees('#call-microphone[data-state="off"]');
    await bob.seesNo('#call-ring');
  });

  test('both hear each other', async () => {
    await switches(ann, 'microphone', true);
    await bob.view.click('#call-answer');
    await Promise.all([hearsVoice(ann), hearsVoice(bob)]);
    await Promise.all([ann.sees('#call-quality'), bob.sees('#call-quality')]);
    expect(await ann.view.evaluate(() => document.title)).toContain('🎤');
  });

  test('who is muted is not heard, and the other one knows', async () => {
    await ann.view.click('#call-mute');
    await bob.sees('#call-they-muted');
    await hearsNothing(bob);
    await ann.view.click('#call-mute');
    await bob.seesNo('#call-they-muted');
    await hearsVoice(bob);
  });

  test('camera and screen of either side come and go at any time', async () => {
    await switches(bob, 'camera', true);
    await watches(ann, 'camera');
    await switches(ann, 'screen', true);
    await watches(bob, 'screen');
    await switches(bob, 'camera', false);
    await ann.seesNo('#call-theirs-camera');
    await switches(bob, 'camera', true);
    await watches(ann, 'camera');
    await switches(ann, 'screen', false);
    await bob.seesNo('#call-theirs-screen');
    await hangsUp(bob, ann);
    expect(await ann.view.evaluate(() => document.title)).not.toMatch(/[🎤🎥🖥]/u);
  });
});
