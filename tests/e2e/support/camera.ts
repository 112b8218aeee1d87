import { setTimeout as delay } from 'node:timers/promises';
import { launch, type BrowserKind, type View } from '../../../tools/lab/browsers/index.ts';
import { openLabCamera, type LabCamera } from '../../../tools/lab/camera/lab-camera.ts';
import { emptyScene, screenScene } from '../../../tools/lab/camera/scene.ts';
import { builtExtension } from './pair.ts';
import { Person } from './person.ts';

/** A window of the camera's shape, so that the camera sees nothing but the screen. */
const WINDOW = [800, 600] as const;

/** Somebody whose device has a camera. */
export class Watcher {
  readonly person: Person;
  readonly camera: LabCamera;

  constructor(person: Person, camera: LabCamera) {
    this.person = person;
    this.camera = camera;
  }

  static async start(kind: BrowserKind): Promise<Watcher> {
    const camera = await openLabCamera(kind);
    try {
      const browser = await launch(kind, { extension: builtExtension(kind), ...camera.options });
      const person = await Person.atPage(browser);
      await person.view.resize(...WINDOW);
      await person.staysLocal();
      // PipeWire 0.3.65 now and then crashes in Firefox where a camera is opened and closed again and
      // again on a busy machine; as long as something else uses it too, it stays open.
      if (kind === 'firefox') await person.view.evaluate(holdCamera);
      return new Watcher(person, camera);
    } catch (error) {
      await camera.close();
      throw error;
    }
  }

  get view(): View {
    return this.person.view;
  }

  /** Makes an invite that is on the screen as QR code. */
  async showsInvite(): Promise<void> {
    await this.person.goesHome();
    await this.view.click('#invite');
    await this.person.isIn('inviting');
    // A second press would scroll the symbol out of the camera's sight again.
    if (!(await this.view.exists('#carrier-qr[aria-selected="true"]'))) {
      await this.person.takesCarrier('qr');
    }
    await this.showsCode();
  }

  /** Waits until all of the QR code is on the screen. */
  async showsCode(): Promise<void> {
    await this.view.until(() => {
      const box = document.querySelector('.qr-picture')?.getBoundingClientRect();
      return box && box.top >= 0 && Math.floor(box.bottom) <= innerHeight;
    });
  }

  /** Holds somebody's screen before the camera. */
  async looksAt(screen: View): Promise<void> {
    await this.camera.show(screenScene(await screen.picture()));
  }

  async looksAway(): Promise<void> {
    await this.camera.show(emptyScene());
  }

  /** Opens the scanner and waits until the camera runs. */
  async scans(): Promise<void> {
    await this.view.click('#scan');
    await this.person.sees('#scan-state', 'Looking');
  }

  async close(): Promise<void> {
    await this.person.browser.close();
    await this.camera.close();
  }
}

/** Two screens held towards each other: each camera sees what is on the other screen, until `done`. */
export async function holdTogether(
  one: Watcher,
  other: Watcher,
  done: Promise<unknown>,
): Promise<void> {
  let held = true;
  const letGo = () => (held = false);
  done.then(letGo, letGo);
  while (held) {
    await Promise.all([one.looksAt(other.view), other.looksAt(one.view)]);
    await delay(100);
  }
  await done;
}

/** In the page. */
async function holdCamera(): Promise<void> {
  const held = await navigator.mediaDevices.getUserMedia({ video: true });
  Object.assign(window, { held });
}
