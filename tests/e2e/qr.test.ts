import { create } from 'qrcode/lib/core/qrcode.js';
import { toSvg } from '../../src/carriers/qr/draw.ts';
import { qrEncode, toShow } from '../../src/carriers/qr/encode.ts';
import { launch, type BrowserKind, type View } from '../../tools/lab/browsers/index.ts';
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
      await me.person.goesHome();
      const home = await me.view.picture();
      await opensPicture(me.view, 'home.png', home);
      await me.person.isTold('picture-without-code');
      await opensPicture(me.view, 'shop.svg', toSvg(symbolOf(shopSymbol), 400));
      await me.person.isTold('picture-of-other');
      const show = toShow(longOffer());
      if (show.kind !== 'animated') throw new Error('it fits into one symbol');
      await opensPicture(me.view, 'part.svg', toSvg(show.symbol(1), 400));
      await me.person.isTold('picture-of-part');

      await other.showsInvite();
      await opensPicture(me.view, 'screenshot.png', await other.view.picture());
      await me.person.isIn('replying');
      await me.person.goesHome();
      await other.view.click('#carrier-text');
      const invite = await other.person.readsCode();
      await opensPicture(me.view, 'invite.svg', toSvg(qrEncode(invite), 400));
      await me.person.sees('.known');
    });

    test('a camera that goes away is named as such', async () => {
      const me = watcher(kind);
      await me.person.goesHome();
      await me.scans();
      if (me.camera.unplug) await me.camera.unplug();
      else await me.view.evaluate(endTrack);
      await me.person.sees('#scan-state', 'is gone');
      await me.person.sees('#scan-again');
      await me.view.press('Escape');
    });
  });

  test('nothing went wrong unseen', () => {
    for (const kind of kinds) expect(watcher(kind).person.browser.consoleErrors()).toEqual([]);
  });
});

describe.each(kinds)('no camera in %s', (kind) => {
  test('none is there', async () => {
    const browser = await launch(kind, { extension: builtExtension(kind) });
    const me = await Person.atPage(browser);
    await me.view.click('#scan');
    await me.sees('#scan-state', 'No camera was found');
    await browser.close();
  });

  test('it is not allowed', async () => {
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

/** Chooses a picture by "Open a file". */
async function opensPicture(view: View, name: string, content: Uint8Array | string): Promise<void> {
  const base64 = Buffer.from(content).toString('base64');
  const type = name.endsWith('.svg') ? 'image/svg+xml' : 'image/png';
  await view.evaluate(choose, name, type, base64);
}

/** In the page: what the browser's file dialog does. */
function choose(name: string, type: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type }));
  const input = document.querySelector<HTMLInputElement>('#open-file-input');
  if (!input) throw new Error('no way to open a file');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** In the page: Chromium's film cannot be pulled out, so this says what the browser then says. */
function endTrack(): void {
  const stream = document.querySelector('video')?.srcObject as MediaStream;
  stream.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
}
