import { writeFile } from 'node:fs/promises';
import path, { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toSvg } from '../../src/carriers/qr/draw.ts';
import { qrEncode } from '../../src/carriers/qr/encode.ts';
import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { temporaryFolder } from '../../tools/lab/browsers/process.ts';
import { builtExtension } from './support/pair.ts';
import { connect, Person } from './support/person.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];
const site = pathToFileURL(resolve('dist/site/index.html')).href;
const singleFile = pathToFileURL(resolve('dist/spontan.html')).href;

describe.each(kinds)('without an extension, from a folder, in %s', (kind) => {
  let browser: TestBrowser;
  let partner: TestBrowser;

  beforeAll(async () => {
    [browser, partner] = await Promise.all([
      launch(kind, { extension: builtExtension(kind) }),
      launch('chromium', { extension: builtExtension('chromium') }),
    ]);
  });
  afterAll(() => Promise.all([browser.close(), partner.close()]));

  test.each([
    ['the site', site],
    ['the single file', singleFile],
  ])('%s has its looks and connects to the extension', async (_, url) => {
    const me = new Person(browser, await browser.open(url));
    await me.sees('#invite');
    expect(await me.view.evaluate(() => document.styleSheets.length)).toBe(1);
    const other = await Person.atPage(partner);
    await Promise.all([me.staysLocal(), other.staysLocal()]);
    await connect(me, other);
    await Promise.all([me.view.close(), other.view.close()]);
  });

  test('pictures of QR codes are made and read in the single file, where nothing can be loaded', async () => {
    const me = new Person(browser, await browser.open(singleFile));
    await me.staysLocal();
    const invite = await me.invites();
    await me.takesCarrier('qr');
    await me.sees('.qr-picture');
    const files = await temporaryFolder('files');
    const picture = path.join(files.folder, 'invite.svg');
    await writeFile(picture, toSvg(qrEncode(invite), 600));
    await me.goesHome();
    await me.view.chooseFile('#open-file-input', picture);
    await me.isTold('own-code');
    await files.remove();
    await me.view.close();
  });

  test('settings outlive the page', async () => {
    const me = new Person(browser, await browser.open(singleFile));
    await me.staysLocal();
    await me.view.reload();
    await me.view.click('#settings');
    expect(
      await me.view.evaluate(() => document.querySelector<HTMLInputElement>('#lan-only')?.checked),
    ).toBe(true);
  });
});
