import { readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { toSvg } from '../../src/carriers/qr/draw.ts';
import { qrEncode } from '../../src/carriers/qr/encode.ts';
import { packageSizes } from '../../tools/bench/package-sizes.ts';
import { launch, type TestBrowser, type View } from '../../tools/lab/browsers/index.ts';
import { temporaryFolder } from '../../tools/lab/browsers/process.ts';
import { unpack } from '../../tools/lab/unpack.ts';
import { makePackages, readFolder, writePackages } from '../../tools/build/packages.ts';
import { describeSite } from '../../tools/build/offline-plugin.ts';
import { connect, Person } from './support/person.ts';
import { serve, type WebServer } from './support/web-server.ts';

/** What people get, as `npm run package` makes it, in the hands of two of them. */
describe('the packages', () => {
  let folder: string;
  let remove: () => Promise<void>;
  let server: WebServer;
  let chromium: TestBrowser;
  let firefox: TestBrowser;
  /** With the extensions. */
  let ann: Person;
  let bob: Person;

  const file = (name: string) => path.join(folder, 'packages', `spontan-test${name}`);
  const sum = async (name: string) =>
    createHash('sha256')
      .update(await readFile(name))
      .digest('hex');
  const site = () => path.join(folder, 'www');

  beforeAll(async () => {
    ({ folder, remove } = await temporaryFolder('packages'));
    writePackages(makePackages('dist', 'test'), path.join(folder, 'packages'));
    await unpack(file('-site.zip'), site());
    server = await serve(site(), '/people/ann/spontan/');
    [chromium, firefox] = await Promise.all([
      launch('chromium', { extension: file('-chromium.zip') }),
      launch('firefox', { extension: file('-firefox.zip') }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([chromium?.close(), firefox?.close(), server?.close()]);
    await remove();
  });

  /** The two at the same address, and they ask no server. */
  async function bothAt(url: string): Promise<[Person, Person]> {
    const at = async (browser: TestBrowser) => {
      const person = new Person(browser, await browser.open(url));
      await person.sees('#invite');
      await person.staysLocal();
      return person;
    };
    return Promise.all([at(chromium), at(firefox)]);
  }

  /** With each other, and each with the extension of the other. */
  async function connectAll([one, other]: [Person, Person]): Promise<void> {
    await connect(one, other);
    await connect(one, bob);
    await connect(ann, other);
  }

  test('the extensions, installed from their packages, connect', async () => {
    [ann, bob] = await Promise.all([Person.atPage(chromium), Person.atPage(firefox)]);
    await Promise.all([ann.staysLocal(), bob.staysLocal()]);
    await connect(ann, bob);
  });

  test('the extensions are light', () => {
    for (const [name, bytes] of Object.entries(packageSizes('dist'))) {
      const most = name.endsWith('without WASM') ? 700_000 : 1_300_000;
      expect([name, bytes, bytes < most]).toEqual([name, bytes, true]);
    }
  });

  describe('the single file, opened from a folder', () => {
    let files: [Person, Person];

    test('has its looks, and connects with itself and with the extension', async () => {
      files = await bothAt(pathToFileURL(file('.html')).href);
      for (const { view } of files)
        expect(await view.evaluate(() => document.styleSheets.length)).toBe(1);
      await connectAll(files);
    });

    test('makes and reads pictures of QR codes, though nothing can be loaded', async () => {
      const [invites] = await Promise.all(files.map((person) => person.invites()));
      const picture = path.join(folder, 'invite.svg');
      await writeFile(picture, toSvg(qrEncode(invites ?? ''), 600));
      for (const person of files) {
        await person.takesCarrier('qr');
        await person.sees('.qr-picture');
        await person.goesHome();
        await person.view.chooseFile('#open-file-input', picture);
        await person.sees('.problem[data-reason="own-code"], #state[data-state="replying"]');
      }
    });

    test('copies, and says that there is no camera', async () => {
      for (const person of files) {
        const code = await person.invites().then(() => person.copies());
        expect(await person.view.clipboard()).toBe(code);
        await person.goesHome();
        await person.view.click('#scan');
        await person.sees('#scan-state', 'No camera was found');
      }
    });

    test('keeps its settings', async () => {
      for (const { view } of files) {
        await view.reload();
        await view.click('#settings');
        await view.waitFor('#lan-only:checked');
        await view.close();
      }
    });
  });

  test('the unpacked site, opened from a folder, connects with itself and with the extension', async () => {
    const pages = await bothAt(pathToFileURL(path.join(site(), 'index.html')).href);
    await connectAll(pages);
    await Promise.all(pages.map(({ view }) => view.close()));
  });

  describe('the site, unpacked below a path of a plain web server', () => {
    let sites: [Person, Person];

    test('connects with itself and with the extension', async () => {
      sites = await bothAt(server.url);
      await connectAll(sites);
    });

    test('loads what is heavy only when it is used', async () => {
      const loaded = () =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => /[^/]*$/.exec(name)?.[0] ?? '')
          .filter((name) => /\.(js|wasm)$/.test(name) && name !== 'service-worker.js');
      for (const person of sites) {
        expect(await person.view.evaluate(loaded)).toEqual(['page.js']);
        await person.invites();
        await person.takesCarrier('qr');
        await person.sees('.qr-picture');
        expect(await person.view.evaluate(loaded)).toEqual(['page.js', 'qr-encode.js']);
        await person.view.click('#end');
        await person.goesHome();
      }
    });

    test('tells its checksum, which is among those of the packages', async () => {
      const published = await readFile(path.join(folder, 'packages', 'SHA256SUMS'), 'utf8');
      for (const { view } of sites) {
        await view.click('#settings');
        await view.waitFor('#works-offline');
        expect(published).toContain(
          `${await view.text('#checksum')}  spontan-test-site.SHA256SUMS\n`,
        );
        await view.click('#back');
      }
    });

    test('a newer version waits, shows both checksums, and leaves a connection alone', async () => {
      const before = await sum(path.join(site(), 'SHA256SUMS'));
      await publishAnother();
      const after = await sum(path.join(site(), 'SHA256SUMS'));
      const seconds: View[] = [];
      await Promise.all(
        sites.map(async ({ view, browser }) => {
          await view.evaluate(() => void (document.body.dataset.since = 'before'));
          const second = await browser.open(server.url);
          await second.waitFor('#notice');
          await view.waitFor('#update-later');

          expect(await view.text('#this-version')).toBe(before);
          expect(await view.text('#new-version')).toBe(after);
          expect(await view.count('.connection[data-state="connected"]')).toBe(2);
          seconds.push(second);
        }),
      );
      for (const { view } of sites) {
        const open = '.connection[data-state="connected"] .connection-show';
        while (await view.exists(open)) {
          await view.click(open);
          await view.click('#end');
          await view.click('#end-yes');
          await view.waitFor('#state[data-state="closed"]');
        }
      }
      await Promise.all(
        sites.map(async ({ view }, i) => {
          await view.click('#update-now');
          await view.waitFor('body:not([data-since])');
          await view.waitFor('#invite');
          expect(await view.evaluate(() => document.documentElement.dataset.version)).toBe('2');
          expect(await view.exists('#update')).toBe(false);
          await seconds[i]?.until(() => document.documentElement.dataset.version === '2');
          await seconds[i]?.close();
        }),
      );
    });

    test('connects with itself and with the extension when the server is gone', async () => {
      await server.close();
      await Promise.all(sites.map(({ view }) => view.close()));
      sites = await bothAt(server.url);
      await connectAll(sites);
    });

    /** Puts another version on the server: one whose page differs. */
    async function publishAnother(): Promise<void> {
      const files = readFolder(site());
      delete files.SHA256SUMS;
      const change = (name: string, from: RegExp | string, to: string) => {
        const text = Buffer.from(files[name] ?? '').toString();
        expect(text.replace(from, to)).not.toBe(text);
        files[name] = Buffer.from(text.replace(from, to));
      };
      change('index.html', '<html lang', '<html data-version="2" lang');
      change('service-worker.js', /^const SITE = .*?\n};\n/s, '');
      const { worker, list } = describeSite(files);
      for (const [name, text] of [
        ['index.html', files['index.html'] ?? ''],
        ['service-worker.js', worker],
        ['SHA256SUMS', list],
      ] as const)
        await writeFile(path.join(site(), name), text);
    }
  });
});
