import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { FAKE_MEDIA } from '../../tools/lab/browsers/fake-media.ts';
import { poll } from '../../tools/lab/browsers/poll.ts';
import { startPulse, type Pulse } from '../../tools/lab/sound/pulse.ts';
import { Hostile, type EvilGlobal } from './support/hostile.ts';
import { builtExtension } from './support/pair.ts';
import { connect, Person } from './support/person.ts';

const SOURCES = ['microphone', 'camera', 'screen'] as const;
/** Without a display there is no screen that Firefox could share. */
const NO_SCREEN = ['microphone', 'camera'] as const;
type Source = (typeof SOURCES)[number];

/** A microphone that is refused. */
const REFUSALS = {
  chromium: { args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'] },
  firefox: { prefs: { 'permissions.default.microphone': 2, 'permissions.default.camera': 2 } },
} as const;

/** Loudspeakers: without any, Firefox plays and measures nothing. */
let pulse: Pulse;
const browsers: TestBrowser[] = [];
let ann: Person;
let bob: Person;
let cleo: Person;
beforeAll(async () => {
  pulse = await startPulse('wire');
  [ann, bob, cleo] = await Promise.all([
    sitDown('chromium'),
    sitDown('firefox'),
    sitDown('chromium'),
  ]);
});
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await pulse.close();
});

async function sitDown(kind: BrowserKind, options: object = FAKE_MEDIA[kind]): Promise<Person> {
  const extension = builtExtension(kind);
  const env = { PULSE_SERVER: pulse.server };
  const browser = await launch(kind, { extension, env, ...options });
  browsers.push(browser);
  const person = await Person.atPage(browser);
  await person.staysLocal();
  return person;
}

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

/** The tracks of the pictures on the screen, kept to see what becomes of them. */
const keepTracks = () => {
  const videos = [...document.querySelectorAll<HTMLVideoElement>('.call-picture video')];
  const tracks = videos.flatMap(({ srcObject }) =>
    srcObject instanceof MediaStream ? srcObject.getTracks() : [],
  );
  Object.assign(globalThis, { tracks });
};
const trackStates = () =>
  (globalThis as typeof globalThis & { tracks: MediaStreamTrack[] }).tracks.map(
    ({ readyState }) => readyState,
  );

describe.each(['firefox', 'chromium'] as const)('chromium and %s', (kind) => {
  let me: Person;
  let friend: Person;
  beforeAll(async () => {
    [me, friend] = [ann, kind === 'firefox' ? bob : cleo];
    await connect(me, friend);
  });

  test('who is called has a say before anything is sent or played', async () => {
    await switches(me, 'microphone', true);
    await me.sees('#call[data-state="calling"]');
    await friend.sees('#call-ring');
    expect(await friend.view.exists('#call-level-theirs')).toBe(false);
    await friend.view.click('#call-decline');
    await me.sees('.call-ended');
    await me.sees('#call-microphone[data-state="off"]');
    await friend.seesNo('#call-ring');
  });

  test('both hear each other', async () => {
    await switches(me, 'microphone', true);
    await friend.view.click('#call-answer');
    await Promise.all([hearsVoice(me), hearsVoice(friend)]);
    await Promise.all([me.sees('#call-quality'), friend.sees('#call-quality')]);
    expect(await me.view.evaluate(() => document.title)).toContain('🎤');
  });

  test('who is muted is not heard, and the other one knows', async () => {
    await me.view.click('#call-mute');
    await friend.sees('#call-they-muted');
    await hearsNothing(friend);
    await me.view.click('#call-mute');
    await friend.seesNo('#call-they-muted');
    await hearsVoice(friend);
  });

  test('camera and screen of either side come and go at any time', async () => {
    await switches(friend, 'camera', true);
    await watches(me, 'camera');
    await switches(me, 'screen', true);
    await watches(friend, 'screen');
    await switches(friend, 'camera', false);
    await me.seesNo('#call-theirs-camera');
    await switches(friend, 'camera', true);
    await watches(me, 'camera');
    await switches(me, 'screen', false);
    await friend.seesNo('#call-theirs-screen');
    if (kind === 'firefox') return;
    await switches(friend, 'screen', true);
    await watches(me, 'screen');
  });

  test('whoever hangs up ends it for both: all that was on is off', async () => {
    await switches(me, 'camera', true);
    await watches(friend, 'camera');
    await me.view.evaluate(keepTracks);
    await hangsUp(friend, me);
    expect(new Set(await me.view.evaluate(trackStates))).toEqual(new Set(['ended', 'live']));
    await me.sees('.call-ended');
    expect(await me.view.evaluate(() => document.title)).not.toMatch(/🎤|🎥|🖥/u);
  });

  test('both switch the same on at the same moment, on a new connection each time', async () => {
    for (let round = 0; round < 2; round++) {
      await connect(friend, me);
      for (const source of kind === 'firefox' ? NO_SCREEN : SOURCES)
        await Promise.all([switches(me, source, true), switches(friend, source, true)]);
      for (const person of [me, friend]) {
        await hearsVoice(person);
        await watches(person, 'camera');
        if (kind !== 'firefox') await watches(person, 'screen');
      }
      await hangsUp(me, friend);
    }
  });

  test('whoever ends the connection lets go of everything at once', async () => {
    await switches(me, 'camera', true);
    await friend.view.click('#call-just-listen');
    await watches(friend, 'camera');
    await me.view.evaluate(keepTracks);
    await me.view.click('#end');
    await me.view.click('#end-yes');
    await me.isIn('closed');
    expect(await me.view.evaluate(trackStates)).toEqual(['ended']);
  });
});

test('another camera in the middle of a call', async () => {
  await connect(ann, bob);
  await switches(ann, 'camera', true);
  await bob.view.click('#call-just-listen');
  await watches(bob, 'camera');
  await ann.view.click('.call-devices summary');
  const before = await ann.view.value('#call-choose-camera');
  await ann.view.evaluate(() =>
    document.querySelector<HTMLElement>('#call-choose-camera')?.focus(),
  );
  await ann.view.press('End');
  await ann.view.until(
    (old) => document.querySelector<HTMLSelectElement>('#call-choose-camera')?.value !== old,
    before,
  );
  await ann.sees('#call-camera[data-state="on"]');
  await watches(bob, 'camera');
  await hangsUp(ann, bob);
});

test('another loudspeaker in the middle of a call, and the picture in a window of its own', async () => {
  // Where Chromium makes microphones up, it makes up loudspeakers, too.
  const fay = await sitDown('chromium', pulse.computer('one'));
  await connect(fay, cleo);
  await switches(cleo, 'microphone', true);
  // Browsers tell a page of loudspeakers once it may use the microphone.
  await fay.view.click('#call-answer');
  await hearsVoice(fay);
  const before = pulse.playersAt('other');
  await fay.view.click('.call-devices summary');
  await fay.view.evaluate(() =>
    document.querySelector<HTMLElement>('#call-choose-speaker')?.focus(),
  );
  await fay.view.press('End');
  await poll('it to play there', () => Promise.resolve(pulse.playersAt('other') > before));
  await hearsVoice(fay);

  await switches(cleo, 'camera', true);
  await watches(fay, 'camera');
  await fay.view.click('[data-kind="theirs-camera"] .call-float');
  await fay.view.until(() => document.pictureInPictureElement?.id === 'call-theirs-camera');
  await hangsUp(fay, cleo);
  await fay.view.until(() => document.pictureInPictureElement === null);
});

test('two Firefoxes hear and see each other', async () => {
  const dan = await sitDown('firefox');
  await connect(bob, dan);
  await switches(bob, 'microphone', true);
  await dan.view.click('#call-answer');
  await Promise.all([hearsVoice(bob), hearsVoice(dan)]);
  await Promise.all([switches(bob, 'camera', true), switches(dan, 'camera', true)]);
  await Promise.all([watches(bob, 'camera'), watches(dan, 'camera')]);
  await hangsUp(dan, bob);
});

test('who is refused the microphone is told what to do, and can listen', async () => {
  const [dora, emil] = await Promise.all([
    sitDown('chromium', REFUSALS.chromium),
    sitDown('firefox', REFUSALS.firefox),
  ]);
  for (const person of [dora, emil]) {
    await connect(ann, person);
    await switches(ann, 'camera', true);
    await person.view.click('#call-answer');
    await person.sees('.call-problem[data-source="microphone"][data-problem="refused"]');
    await watches(person, 'camera');
    await ann.view.click('#call-hang-up');
    await person.sees('#call[data-state="idle"]');
  }
});

test.each(['chromium', 'firefox'] as const)(
  'nobody switches anything on from outside, in %s',
  async (kind) => {
    const person = kind === 'firefox' ? bob : ann;
    const evil = await Hostile.at(await cleo.browser.open('page.html'));
    await evil.takes(await person.replies(await evil.invites()));
    await person.isIn('connected');
    await evil.does(callsFalsely);
    await person.sees('#call-ring');
    await person.sees('#call-microphone[data-state="off"]');
    await person.view.click('#call-just-listen');
    await person.sees('.call-sending[data-sends="false"]');
    await evil.does(hangsUpFalsely);
    await person.sees('#call[data-state="idle"]');
    await person.isIn('connected');
  },
);

test('nothing went wrong unseen', () => {
  expect([ann, bob, cleo].flatMap(({ browser }) => browser.consoleErrors())).toEqual([]);
});

/** In its page: wants to be sent sound and pictures, and names ways that there are not. */
function callsFalsely(): void {
  const { pc, channel } = (globalThis as EvilGlobal).evil;
  const say = (message: object) => channel.send(JSON.stringify(message));
  const offer = async () => {
    pc.addTransceiver('audio', { direction: 'sendrecv' });
    pc.addTransceiver('video', { direction: 'recvonly' });
    await pc.setLocalDescription();
    const sdp = pc.localDescription?.sdp ?? '';
    say({ type: 'about', version: 1, can: ['calls'] });
    say({ type: 'offer', id: 1, sdp });
    say({ type: 'offer', id: 2, sdp: sdp.replace(/a=fingerprint:.*/g, '') });
    say({ type: 'answer', id: 7, sdp });
    const lanes = { microphone: '1', camera: '0', screen: 'x'.repeat(1000), 'screen-sound': '2' };
    say({ type: 'call', joined: true, muted: false, lanes });
  };
  void offer();
}

function hangsUpFalsely(): void {
  (globalThis as EvilGlobal).evil.channel.send('{"type":"hang-up"}');
}
