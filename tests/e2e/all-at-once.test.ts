import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FAKE_MEDIA } from '../../tools/lab/browsers/fake-media.ts';
import { temporaryFolder } from '../../tools/lab/browsers/process.ts';
import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { startPulse, type Pulse } from '../../tools/lab/sound/pulse.ts';
import { download, hashOf } from './support/downloads.ts';
import { builtExtension } from './support/pair.ts';
import { connect, Person } from './support/person.ts';

const BYTES = 30_000_000;
/** For what a loaded machine takes its time to send. */
const LONG = 120_000;

const browsers: TestBrowser[] = [];
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let pulse: Pulse;
let alice: Person;
let bob: Person;

async function sitDown(kind: BrowserKind): Promise<Person> {
  const env = { PULSE_SERVER: pulse.server };
  const options = { extension: builtExtension(kind), env, ...FAKE_MEDIA[kind] };
  const browser = await launch(kind, options);
  browsers.push(browser);
  const person = await Person.atPage(browser);
  await person.staysLocal();
  return person;
}

beforeAll(async () => {
  folder = await temporaryFolder('all-at-once');
  pulse = await startPulse('wire');
  [alice, bob] = await Promise.all([sitDown('chromium'), sitDown('firefox')]);
  await connect(alice, bob);
});
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await pulse.close();
  await folder.remove();
});

test(
  'files both ways, a call with pictures, and the conversation, all at once',
  async () => {
    const files = ['hers.bin', 'his.bin'].map((name) => path.join(folder.folder, name));
    for (const file of files) await writeFile(file, randomBytes(BYTES));
    const [hers = '', his = ''] = files;
    await alice.view.click('#call-camera');
    await bob.view.click('#call-answer');
    // Pictures take their room first, or they would move what is pressed next.
    await bob.sees('#call-theirs-camera');
    await alice.sees('#call-level-theirs .lit');
    await alice.view.chooseFile('#send-files-input', hers);
    await bob.view.chooseFile('#send-files-input', his);
    await alice.view.click('.transfer-accept');
    await bob.view.click('.transfer-accept');
    await alice.says('and we talk');
    await bob.hears('and we talk');
    for (const { view } of [alice, bob])
      await view.waitFor('.transfer[data-from="them"][data-state="done"]', { timeout: LONG });
    for (const [{ browser }, file] of [
      [alice, his],
      [bob, hers],
    ] as const) {
      const saved = await download(browser, path.basename(file), BYTES);
      expect(await hashOf(saved)).toBe(await hashOf(file));
    }
    // The call is still there.
    await alice.sees('#call-level-theirs .lit');
    await bob.view.until(() => {
      const video = document.querySelector<HTMLVideoElement>('#call-theirs-camera');
      return video && video.videoWidth > 0 && !video.paused;
    });
  },
  LONG,
);

test('nothing went wrong unseen', () => {
  expect(browsers.flatMap((browser) => browser.consoleErrors())).toEqual([]);
});
