import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { create } from 'qrcode/lib/core/qrcode.js';
import { toSvg } from '../../src/carriers/qr/draw.ts';
import { qrEncode, toShow } from '../../src/carriers/qr/encode.ts';
import { launch, type BrowserKind } from '../../tools/lab/browsers/index.ts';
import { poll } from '../../tools/lab/browsers/poll.ts';
import { temporaryFolder } from '../../tools/lab/browsers/process.ts';
import { openLabCamera } from '../../tools/lab/camera/lab-camera.ts';
import { symbolScene } from '../../tools/lab/camera/scene.ts';
import { readCorpus } from '../../tools/lab/sdp/corpus.ts';
import { holdTogether, Watcher } from './support/camera.ts';
import { builtExtension } from './support/pair.ts';
import { Person, talk } from './support/person.ts';

const kinds: BrowserKind[] = ['chromium', 'firefox'];
const shopSymbol = create('https://shop.example/p/17', { errorCorrectionLevel: 'M' }).modules;

describe('two browsers with cameras', () => {
  let watchers: Record<string, Watcher>;
  const watcher = (kind: BrowserKind) => watchers[kind] as Watcher;

  beforeAll(async () => {
    const [chromium, firefox] = await Promise.all([
      Watcher.start('chromium'),
      Watcher.start('firefox'),
    ]);
    watchers = { chromium, firefox };
  });
  afterAll(() => Promise.all(Object.values(watchers).map((each) => each.close())));

  test.each([
    ['chromium', 'firefox'],
    ['firefox', 'chromium'],
  ] as const)('%s invites %s by the camera alone', async (inviterKind, replierKind) => {
    const [inviter, replier] = [watcher(inviterKind), watcher(replierKind)];
    await inviter.showsInvite();
    await replier.person.goesHome();
    await replier.scans();
    await replier.looksAt(inviter.view);
    await replier.person.isIn('replying');
    // Who scanned an invite shows the reply in the same way, without being asked.
    await replier.showsCode();

    await inviter.scans();
    await inviter.looksAt(replier.view);
    await talk(inviter.person, replier.person);
    await Promise.all([inviter.looksAway(), replier.looksAway()]);
  });

  test('face to face, one touch at each', async () => {
    const [one, other] = [watcher('chromium'), watcher('firefox')];
    for (const { person, view } of [one, other]) {
      await person.goesHome();
      await view.click('#face-to-face');
      await person.sees('.scanner .qr-picture');
    }
    const connected = Promise.all([one.person.isIn('connected'), other.person.isIn('connected')]);
    await holdTogether(one, other, connected);
    await talk(one.person, other.person);
    expect(await one.view.exists('.scanner')).toBe(false);
    expect(await other.view.exists('.scanner')).toBe(false);
    await Promise.all([one.looksAway(), other.looksAway()]);
  });

  describe.each(kinds)('in %s', (kind) => {
    test('another QR code is named as such, and the scan goes on', async () => {
      const [me, other] = [watcher(kind), watcher(kind === 'chromium' ? 'firefox' : 'chromium')];
      await other.showsInvite();
      await me.person.goesHome();
      await me.scans();
      await me.camera.show(symbolScene(shopSymbol));
      await me.person.sees('#scan-state', 'something else');
      await me.looksAway();
      await me.person.sees('#scan-state', 'Looking');
      await me.looksAt(other.view);
      await me.person.isIn('replying');
      await me.looksAway();
    });

    test('Escape closes the scanner and lets go of the camera', async () => {
      const { person, view } = watcher(kind);
      await person.goesHome();
      await watcher(kind).scans();
      const track = () =>
        (document.querySelector('video')?.srcObject as MediaStream).getVideoTracks()[0];
      await view.evaluate(`window.track = (${String(track)})()`);
      await view.press('Escape');
      await view.waitFor('.scanner', { gone: true });
      await view.until('window.track.readyState === "ended"');
      expect(await view.evaluate(() => document.activeElement?.id)).toBe('scan');
    });

    test('a long description comes as a sequence, with progress', async () => {
      const me = watcher(kind);
      const offer = longOffer();
      const show = toShow(offer);
      if (show.kind !== 'animated') throw new Error('it fits into one symbol');
      await me.person.goesHome();
      await me.scans();
      await me.camera.show(symbolScene(show.symbol(3)));
      await me.person.sees('.viewfinder progress');
      const scenes = Array.from({ length: 30 }, (_, i) => symbolScene(show.symbol(i + 4)));
      await me.camera.show(...(scenes as [(typeof scenes)[number]]));
      await me.person.isIn('replying');
      await me.looksAway();
    });

    test('from the popup the scanner opens in the page', async () => {
      const me = watcher(kind);
      await me.person.goesHome();
      const popup = await me.person.browser.openPopup();
      await popup.click('#scan');
      await me.person.sees('.scanner #scan-state', 'Looking');
      await me.view.click('#scan-end');
      await me.view.waitFor('.scanner', { gone: true });
    });

    test('a picture is opened: a screenshot, a saved code, or one of something else', async () => {
      const me = watcher(kind);
      const other = watcher(kind === 'chromium' ? 'firefox' : 'chromium');
      const files = await temporaryFolder('pictures');
      const opens = async (name: string, content: Uint8Array | string) => {
        const file = path.join(files.folder, name);
        await writeFile(file, content);
        await me.view.chooseFile('#open-file-input', file);
      };
      await me.person.goesHome();
      await opens('home.png', await me.view.picture());
      await me.person.isTold('picture-without-code');
      await opens('broken.png', 'no picture at all');
      await me.person.isTold('file-unreadable');
      await opens('shop.svg', toSvg(symbolOf(shopSymbol), 400));
      await me.person.isTold('picture-of-other');
      const show = toShow(longOffer());
      if (show.kind !== 'animated') throw new Error('it fits into one symbol');
      await opens('part.svg', toSvg(show.symbol(1), 400));
      await me.person.isTold('picture-of-part');

      await other.showsInvite();
      await opens('screenshot.png', await other.view.picture());
      await me.person.isIn('replying');
      await me.person.goesHome();
      const invite = await other.person.readsCode();
      await opens('invite.svg', toSvg(qrEncode(invite), 400));
      await me.person.sees('.known');
      await files.remove();
    });

    test('a picture is saved, and pasted or opened', async () => {
      const me = watcher(kind);
      await me.showsInvite();
      await me.view.click('#qr-png');
      const file = path.join(me.person.browser.downloads, 'spontan-invite.png');
      const picture = await poll('the whole file', async () => {
        const content = await readFile(file).catch(() => undefined);
        return content?.includes('IEND') ? content : undefined;
      });
      await me.person.goesHome();
      if (kind === 'chromium') {
        await me.view.evaluate(copyPicture, picture.toString('base64'));
        await me.view.click('#take-text');
        await me.view.press('Control+v');
      } else {
        // Without a window, Firefox's clipboard holds nothing but text.
        await me.view.chooseFile('#open-file-input', file);
      }
      await me.person.isTold('own-code');
    });

    test('a camera that goes away is named as such', async () => {
      const me = watcher(kind);
      await me.person.goesHome();
      await me.scans();
      await me.camera.unplug(me.person.browser);
      await me.person.sees('#scan-state', 'is gone');
      await me.person.sees('#scan-again');
      await me.view.press('Escape');
    });
  });

  test('nothing went wrong unseen', () => {
    for (const kind of kinds) expect(watcher(kind).person.browser.consoleErrors()).toEqual([]);
  });
});

describe.each(kinds)('a camera in %s', (kind) => {
  test('that is not allowed', async () => {
    const camera = await openLabCamera(kind);
    const { args = [], prefs, env } = camera.options;
    const browser = await launch(kind, {
      extension: builtExtension(kind),
      args: args.filter((arg) => !arg.includes('fake-ui')),
      prefs: { ...prefs, 'permissions.default.camera': 2 },
      ...(env && { env }),
    });
    const me = await Person.atPage(browser);
    await me.view.click('#scan');
    await me.sees('#scan-state', 'not allowed');
    await browser.close();
    await camera.close();
  });
});

/** A plain offer with audio, video and data. */
function longOffer(): string {
  const entry = readCorpus().find(
    ({ sdp, type, dataOnly }) => type === 'offer' && !dataOnly && sdp.includes('m=application'),
  );
  if (!entry) throw new Error('no such offer in the corpus');
  return entry.sdp;
}

function symbolOf({ size, data }: { size: number; data: ArrayLike<number> }) {
  return { size, data: Uint8Array.from(data) };
}

/** In the page: what "copy image" does. `base64`: PNG. */
async function copyPicture(base64: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const picture = new Blob([bytes], { type: 'image/png' });
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}
