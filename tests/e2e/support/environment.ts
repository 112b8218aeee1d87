import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { addEventHandler } from 'jest-circus';
import { running } from '../../../tools/lab/browsers/index.ts';

// A test is a whole story of two people at two browsers, and the browsers start in hooks, which on a slow and
// busy machine takes a minute. (A project's testTimeout has no effect.)
jest.setTimeout(150_000);

// A beforeAll that fails leaves browsers that no afterAll knows of; they would keep jest running.
afterAll(() => Promise.all([...running].map((browser) => browser.close())));

/** Where pictures of failures go; git ignores it. */
const FOLDER = 'tests/artifacts';

// Right at the failure, before any afterEach or afterAll closes what there is to see.
addEventHandler(async (event) => {
  if (event.name === 'test_fn_failure') await photograph(event.test.parent.name, event.test.name);
  if (event.name === 'hook_failure') await photograph('hook', event.describeBlock?.name ?? '');
});

/** A hidden tab of Chromium does not paint, so its picture never comes. */
const PATIENCE = 2000;

/** One picture of each tab and popup of each browser that runs. */
async function photograph(...names: string[]): Promise<void> {
  const story = names.join(' ').replace(/[^\w]+/g, '-');
  await mkdir(FOLDER, { recursive: true });
  let serial = 0;
  for (const browser of running) {
    for (const view of await browser.views().catch(() => [])) {
      const file = path.join(FOLDER, `${story}-${++serial}-${browser.kind}.png`);
      // A picture that cannot be taken must not hide the failure itself.
      const picture = view.screenshot(file).catch(() => undefined);
      await Promise.race([picture, delay(PATIENCE, undefined, { ref: false })]);
    }
  }
}
