import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { directionOf, LANGUAGES } from '../../src/ui/language.ts';
import { buildGallery, screensOf, show, type Gallery } from './support/gallery.ts';
import { audit, misfits } from './support/looks.ts';
import { builtExtension } from './support/pair.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];

/** CSS pixels: a desktop's window, the same at 200 % zoom, and the narrowest (WCAG 2.2, 1.4.10). */
const SIZES = [
  [1280, 800],
  [640, 400],
  [320, 560],
] as const;
/** Larger than the popup ever gets: Chromium's limit is 800 x 600. */
const POPUP = [[380, 600]] as const;

const translations = Object.keys(LANGUAGES).filter((language) => language !== 'en');
const rightToLeft = translations.filter((language) => directionOf(language) === 'rtl');

let gallery: Gallery;
beforeAll(async () => {
  gallery = await buildGallery();
});
afterAll(() => gallery.remove());

describe.each(kinds)('every screen in %s', (kind) => {
  let browser: TestBrowser;

  beforeAll(async () => {
    browser = await launch(kind, { extension: builtExtension(kind) });
  });
  afterAll(() => browser.close());

  test.each([
    ['page', SIZES],
    ['popup', POPUP],
  ] as const)('is for everyone, in the %s', async (where, sizes) => {
    const view = await gallery.open(browser, where);
    const wrong: string[] = [];
    for (const screen of await screensOf(view)) {
      await show(view, screen);
      for (const [width, height] of sizes) {
        await view.resize(width, height);
        const found = await misfits(view);
        wrong.push(...found.map((each) => `${screen}, ${width}: ${each}`));
      }
      for (const scheme of ['light', 'dark'] as const) {
        await view.media({ 'prefers-color-scheme': scheme });
        wrong.push(...(await audit(view)).map((each) => `${screen}, ${scheme}: ${each}`));
      }
    }
    expect(wrong).toEqual([]);
    await view.close();
  });

  test('keeps still where the system asks for it', async () => {
    const view = await gallery.open(browser, 'page');
    const moving = async () => {
      await show(view, 'preparing');
      return view.evaluate(() => document.getAnimations().length);
    };
    expect(await moving()).toBeGreaterThan(0);
    await view.media({ 'prefers-reduced-motion': 'reduce' });
    expect(await moving()).toBe(0);
    await view.close();
  });

  test('is for everyone, where a QR code fills the window', async () => {
    const view = await gallery.open(browser, 'page');
    await show(view, 'inviting-qr', 'de');
    await view.click('#qr-large');
    await view.waitFor('.qr-large[open]');
    expect([...(await misfits(view)), ...(await audit(view))]).toEqual([]);
    await view.press('Escape');
    await view.waitFor('.qr-large', { gone: true });
    await view.close();
  });

  test('shows what is chosen where the system has colours of its own', async () => {
    const view = await gallery.open(browser, 'page');
    await view.media({ 'forced-colors': 'active' });
    await show(view, 'inviting-link');
    const colours = await view.evaluate(() =>
      [...document.querySelectorAll('[role="tab"]')].map(
        (tab) => getComputedStyle(tab).borderBlockEndColor,
      ),
    );
    expect(colours.filter((colour) => colour === colours[1])).toHaveLength(1);
    await view.close();
  });

  // Words are as long in one browser as in the other, but scripts may be turned around differently.
  const languages = kind === 'chromium' ? translations : rightToLeft;
  if (languages.length > 0) {
    test('has room for the words of every language', async () => {
      const view = await gallery.open(browser, 'page');
      await view.resize(320, 560);
      const wrong: string[] = [];
      const screens = await screensOf(view);
      for (const language of languages) {
        for (const screen of screens) {
          await show(view, screen, language);
          const found = await misfits(view);
          wrong.push(...found.map((each) => `${language}, ${screen}: ${each}`));
        }
      }
      expect(wrong).toEqual([]);
      await view.close();
    });
  }

  if (rightToLeft.length > 0) {
    test('says its language and direction', async () => {
      const view = await gallery.open(browser, 'page');
      for (const language of rightToLeft) {
        await show(view, 'home', language);
        const root = await view.evaluate(() => {
          const { lang, dir } = document.documentElement;
          return { lang, dir };
        });
        expect(root).toEqual({ lang: language, dir: 'rtl' });
        expect(await audit(view)).toEqual([]);
      }
      await view.close();
    });
  }
});
