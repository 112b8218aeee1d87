import { mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { temporaryFolder } from '../../tools/lab/browsers/process.ts';
import { builtExtension } from './support/pair.ts';
import { Person } from './support/person.ts';
import { serve } from './support/web-server.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];

describe.each(kinds)('what cannot be used, in %s', (kind) => {
  let browser: TestBrowser;
  let me: Person;
  let files: Awaited<ReturnType<typeof temporaryFolder>>;
  let invite: string;
  /** The code of somebody else. */
  let stranger: string;
  const sentences = new Set<string>();

  beforeAll(async () => {
    files = await temporaryFolder('files');
    browser = await launch(kind, { extension: builtExtension(kind) });
    me = await Person.atPage(browser);
    await me.staysLocal();
    stranger = await me.invites();
    await me.view.reload();
    await me.sees('#invite');
    invite = await me.invites();
  });
  afterAll(async () => {
    await browser.close();
    await files.remove();
  });

  async function file(name: string, content: string | Uint8Array): Promise<string> {
    const whole = path.join(files.folder, name);
    await writeFile(whole, content);
    return whole;
  }

  /** It is said under the invite, which stays. */
  async function isRefused(reason: string): Promise<void> {
    const sentence = await me.isTold(reason);
    expect(sentence).toMatch(/\. .*\.|, .*\./); // what is wrong, and what to do
    sentences.add(sentence);
    expect(await me.readsCode()).toBe(invite);
    await me.view.clear('#reply-text');
    await me.view.paste('#reply-text', 'no code'); // something else, so that the next has to be new
    await me.isTold('not-a-code');
  }

  test.each([
    ['an empty file', 'file-empty', ''],
    ['a file of spaces', 'file-empty', ' \n\n '],
    ['junk', 'file-not-text', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) & 255)],
    ['a text without a code', 'not-a-code', 'See you at seven!\n'],
  ])('%s', async (name, reason, content) => {
    await me.view.chooseFile('#open-file-input', await file(`${name}.txt`, content));
    await isRefused(reason);
  });

  test('a file that was cut off', async () => {
    const half = await file('half.txt', `This is an invite:\n\n${stranger.slice(0, 60)}`);
    await me.view.drop('h1', half);
    await isRefused('damaged');
  });

  test('50 MB are refused without being read', async () => {
    const big = await file('big.txt', '');
    await truncate(big, 50 * 1024 * 1024);
    const start = performance.now();
    await me.view.chooseFile('#open-file-input', big);
    await me.isTold('file-too-big');
    expect(performance.now() - start).toBeLessThan(2000);
    await isRefused('file-too-big');
  });

  test('several files at once', async () => {
    await me.view.drop('h1', await file('one.txt', stranger), await file('two.txt', stranger));
    await isRefused('file-several');
  });

  // Firefox has no drag service where it has no window, so nothing can drop a folder there.
  if (kind === 'chromium') {
    test('a folder', async () => {
      const folder = path.join(files.folder, 'folder');
      await mkdir(folder);
      await me.view.drop('h1', folder);
      await isRefused('file-folder');
    });
  }

  test('a code in groups that is not all there', async () => {
    await me.view.clear('#reply-text');
    await me.view.paste('#reply-text', '');
    await me.takesCarrier('spoken');
    const groups = await me.groups();
    await me.view.type('#reply-text', groups.slice(0, 5).join(' '));
    await me.view.click('#reply');
    await isRefused('spoken-incomplete');
    await me.view.clear('#reply-text');
    await me.view.paste('#reply-text', [...groups.slice(0, 4), ...groups.slice(5)].join(' '));
    await isRefused('spoken-wrong');
  });

  test('a link that a messenger cut off', async () => {
    const web = await serve('dist/site');
    await me.allowsLinks();
    const cut = `web+spontan:${stranger.slice(0, 70)}`;
    const mail = await browser.open(web.show(`<a id="link" href="${cut}">Come!</a>`));
    await mail.followLink('#link');
    // It may be for any connection, so it is said at the start.
    await me.sees('#take-problem [data-reason="damaged"]');
    expect(await me.view.value('#take-text')).toBe(cut);
    await mail.close();
    await web.close();
  });

  test('a page that shows spontan inside itself', async () => {
    const web = await serve('dist/site');
    const hostile = await browser.open(
      web.show(`<iframe src="${web.url}#${stranger}" width="600" height="500"></iframe>`),
    );
    // Both pages come from one server, so that the test may look into the frame.
    const inFrame = (selector: string) =>
      document.querySelector('iframe')?.contentDocument?.querySelector(selector);
    await hostile.until(inFrame, '#notice[data-kind="framed"]');
    expect(await hostile.evaluate(inFrame, '#invite')).toBeNull();
    await hostile.close();

    // The extension's pages do not even begin: what they would hand over never arrives,
    const frames = ['link.html', 'page.html'].map(
      (name) => `<iframe src="${browser.baseUrl}${name}#${stranger}"></iframe>`,
    );
    const another = await browser.open(web.show(frames.join('')));
    await another.until(() => document.readyState === 'complete');
    await me.goesHome();
    expect(await me.view.count('.connection')).toBe(1);
    // though the same by a link in the same page does, later.
    await another.evaluate((link: string) => {
      document.body.innerHTML = `<a id="link" href="${link}">Come!</a>`;
    }, `web+spontan:${stranger}`);
    await another.followLink('#link');
    await me.isIn('replying');
    expect(await me.view.exists('.known')).toBe(false);
    await me.goesHome();
    expect(await me.view.count('.connection')).toBe(2);
    await another.close();
    await web.close();
  });

  test('each has its own sentence', () => {
    expect(sentences.size).toBe(kind === 'chromium' ? 9 : 8);
  });

  test('nothing went wrong unseen', () => expect(browser.consoleErrors()).toEqual([]));
});
