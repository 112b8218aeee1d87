import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { launch, type BrowserKind, type TestBrowser } from '../../tools/lab/browsers/index.ts';
import { fixtureExtension } from './support/fixture.ts';

/** The browsers' drivers, tried on an extension that is smaller than spontan. */
describe.each(['chromium', 'firefox'] as BrowserKind[])('driving %s', (kind) => {
  let extension: Awaited<ReturnType<typeof fixtureExtension>>;
  let browser: TestBrowser;

  beforeAll(async () => {
    extension = await fixtureExtension(kind);
    browser = await launch(kind, { extension: extension.folder });
  });
  afterAll(() => extension.remove());

  test('clicks, types and waits as a person does', async () => {
    const page = await browser.open('page.html');
    await page.type('input', 'Zoë & co');
    await page.click('button', { text: 'Greet' });
    await page.waitFor('#out', { text: 'Hello Zoë & co by hand' });
    expect(await page.value('#name')).toBe('Zoë & co');

    await page.click('button', { text: 'Far away' });
    await page.waitFor('#out', { text: 'far' });

    await page.click('#later');
    await page.click('#enabled');
    await page.waitFor('p', { text: 'enabled' });

    expect(await page.exists('#hidden')).toBe(false);
    await expect(page.click('#hidden', { timeout: 100 })).rejects.toThrow(/absent.*Greet/s);
    await expect(page.waitFor('#greet', { gone: true, timeout: 100 })).rejects.toThrow(/still/);

    await page.clear('#name');
    expect(await page.value('#name')).toBe('');
    await page.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('long');
    await page.close();
  });

  test('pastes a megabyte, and reads what was copied', async () => {
    const page = await browser.open('page.html');
    await page.paste('#long', 'Zoë '.repeat(250_000));
    await page.waitFor('#out', { text: 'insertFromPaste 1000000 by hand' });
    await page.type('#name', 'copied');
    await page.press('Control+a');
    await page.press('Control+c');
    expect(await page.clipboard()).toBe('copied');
    await page.close();
  });

  test('works in the real popup, which closes and opens again', async () => {
    const page = await browser.open('page.html');
    for (const name of ['first', 'second']) {
      const popup = await browser.openPopup();
      expect(await popup.evaluate(() => location.pathname)).toBe('/popup.html');
      await popup.type('#name', name);
      await popup.click('#greet');
      await popup.waitFor('#out', { text: `Hello ${name} by hand` });
      await popup.paste('#long', 'x'.repeat(1000));
      expect(await popup.text('#out')).toBe('insertFromPaste 1000 by hand');
      await browser.closePopup();
      expect(await browser.popupOpen()).toBe(false);
    }
    expect((await browser.tabs()).filter((url) => url.includes('popup'))).toEqual([]);

    const popup = await browser.openPopup();
    await popup.click('#open');
    const opened = await browser.findPage('page.html?opened#here');
    expect(await opened.exists('button', { text: 'Greet' })).toBe(true);
    expect(await browser.tabs()).toContain(`${browser.baseUrl}page.html?opened#here`);
    await opened.close();
    await page.close();
  });

  test('stops the background, which wakes when it is asked', async () => {
    const page = await browser.open('page.html');
    const ask = async () => {
      await page.click('#wake');
      await page.waitFor('#out', { text: 'ping to the background' });
      const answer = await page.text('#out');
      await page.click('#greet');
      return answer;
    };
    const before = await ask();
    expect(await browser.backgroundRunning()).toBe(true);
    await browser.stopBackground();
    expect(await browser.backgroundRunning()).toBe(false);
    expect(await ask()).not.toBe(before);
    expect(await browser.backgroundRunning()).toBe(true);
    await page.close();
  });

  test('takes pictures, in light and dark and at any size', async () => {
    const page = await browser.open('page.html');
    await page.resize(400, 300);
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([400, 300]);
    const background = () => getComputedStyle(document.body).backgroundColor;
    await page.media({ 'prefers-color-scheme': 'dark' });
    expect(await page.evaluate(background)).toBe('rgb(0, 0, 0)');
    await page.media({ 'prefers-color-scheme': 'light' });
    expect(await page.evaluate(background)).toBe('rgb(255, 255, 255)');

    const file = path.join(extension.folder, 'page.png');
    await page.screenshot(file);
    const png = await readFile(file);
    expect(png.readUInt32BE(16)).toBe(400);
    const popup = await browser.openPopup();
    await popup.media({ 'prefers-color-scheme': 'dark' });
    expect(await popup.evaluate(background)).toBe('rgb(0, 0, 0)');
    await popup.screenshot(file);
    expect((await stat(file)).size).toBeGreaterThan(500);
    await browser.closePopup();
    await page.close();
  });

  test('notices when a page asks before it closes', async () => {
    const page = await browser.open('page.html');
    await page.type('#name', 'go');
    await page.reload();
    await page.waitFor('#greet');
    await page.clear('#name');
    await page.type('#name', 'stay');
    expect(await page.closeByHand()).toBe(true);
    const other = await browser.open('page.html');
    await other.type('#name', 'go');
    expect(await other.closeByHand()).toBe(false);
  });

  test('collects what went wrong', async () => {
    expect(browser.consoleErrors()).toEqual([]);
    const page = await browser.open('page.html');
    const popup = await browser.openPopup();
    await popup.click('#fail');
    await browser.closePopup();
    await page.click('#fail');
    await page.close();
    const errors = browser.consoleErrors().join('\n');
    for (const part of ['said', 'thrown in']) {
      expect(errors).toMatch(new RegExp(`${part}\\W+Fixture\\b(?! popup)`));
      expect(errors).toMatch(new RegExp(`${part}\\W+Fixture popup`));
    }
  });

  test('tells at the end whom the browser has contacted though it should not', async () => {
    const page = await browser.open('page.html');
    await page.evaluate(() => {
      void fetch('https://stranger.test/').catch(() => undefined);
      new Image().src = 'http://8.8.8.8/picture';
      const connection = new RTCPeerConnection({
        iceServers: [{ urls: 'stun:stun.stranger.test' }],
      });
      connection.createDataChannel('');
      void connection.setLocalDescription();
    });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    const end = browser.close();
    await expect(end).rejects.toThrow('request stranger.test');
    await expect(end).rejects.toThrow('request 8.8.8.8');
    await expect(end).rejects.toThrow('name stun.stranger.test');
  });
});
