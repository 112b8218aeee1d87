import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { InBetween } from './support/in-between.ts';
import { builtExtension } from './support/pair.ts';
import { connect, Person } from './support/person.ts';

const KINDS: BrowserKind[] = ['chromium', 'firefox', 'chromium'];

let browsers: TestBrowser[] = [];
let alice: Person;
let bob: Person;
beforeAll(async () => {
  browsers = await Promise.all(
    KINDS.map((kind) => launch(kind, { extension: builtExtension(kind) })),
  );
  const [one, other] = browsers;
  if (!one || !other) throw new Error('no browsers');
  alice = await Person.atPage(one);
  bob = await Person.atPage(other);
  await Promise.all([alice.staysLocal(), bob.staysLocal()]);
});
afterAll(() => Promise.all(browsers.map((browser) => browser.close())));

/** Opens the signs. @returns their numbers */
async function signsOf({ view }: Person): Promise<string[]> {
  await view.waitFor('#verification');
  if (!(await view.exists('#verification[open]'))) await view.click('#verification summary');
  await view.waitFor('.sign-number');
  return view.evaluate(() =>
    [...document.querySelectorAll('.sign-number')].map(({ textContent }) => textContent ?? ''),
  );
}

test('both see the same signs, compare them, and see that they have', async () => {
  await connect(alice, bob);
  const [hers, his] = [await signsOf(alice), await signsOf(bob)];
  expect(hers).toHaveLength(4);
  expect(his).toEqual(hers);
  await alice.view.click('#verify-same');
  await alice.sees('#verification[data-state="same"]');
  await bob.view.click('#verify-different');
  await bob.sees('#verification[data-state="different"][role="alert"]');
  await bob.view.click('#verify-again');
  await bob.sees('#verification[data-state="ready"]');
  // A small window has room for the list there only.
  await alice.goesHome();
  await alice.sees('.connection .connection-verified');
});

test('who swaps both codes on their way cannot hide it', async () => {
  const [, , third] = browsers;
  if (!third) throw new Error('no third browser');
  const inBetween = await InBetween.at(await third.open('page.html'));
  const invite = await alice.invites();
  const reply = await bob.replies(await inBetween.swapsInvite());
  await alice.takes(await inBetween.swapsReply(invite, reply));
  await Promise.all([alice.isIn('connected'), bob.isIn('connected')]);
  await alice.says('is it you?');
  await bob.hears('is it you?');
  const [hers, his] = [await signsOf(alice), await signsOf(bob)];
  expect([hers.length, his.length]).toEqual([4, 4]);
  expect(his).not.toEqual(hers);
});

test('nothing went wrong unseen', () => {
  expect(browsers.flatMap((browser) => browser.consoleErrors())).toEqual([]);
});
