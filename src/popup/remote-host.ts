import { connectToPage, onPageReady, openPage } from '../platform/page-link.ts';
import { isRecord } from '../platform/requests.ts';
import type { Platform, ViewPort } from '../platform/platform.ts';
import type { Command, Snapshot } from '../ui/protocol.ts';
import {
  storedHealth,
  storedLeftOpen,
  storedSettings,
  type StoredHealth,
  type StoredLeftOpen,
  type StoredSettings,
} from '../ui/stored-things.ts';

/** What is shown as long as there is no link, and what the page shall be told later. */
type Idle = Pick<Snapshot, 'screen' | 'drafts'>;

/** A tab opens within a second even on slow machines; past this something is wrong with it. */
const OPEN_TIMEOUT_MS = 10_000;

interface Listener {
  snapshot(snapshot: Snapshot): void;
  /** The page could not be opened. If it is there after all, snapshots follow. */
  trouble(): void;
}

/**
 * The page's Host as seen from the popup. Where no page is open it shows the start screen by
 * itself, and opens the page, behind the popup, at the first command that needs one.
 */
export class RemoteHost {
  readonly #listener: Listener;
  readonly #settings: StoredSettings;
  readonly #health: StoredHealth;
  readonly #leftOpen: StoredLeftOpen;
  #link: ViewPort | undefined;
  #connecting = Promise.resolve();
  #idle: Idle = {
    screen: { name: 'home' },
    drafts: {},
  };
  #waiting: Command[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(platform: Platform, listener: Listener) {
    const onChange = () => {
      if (!this.#link) this.#showIdle({});
    };
    this.#settings = storedSettings(platform, onChange);
    this.#health = storedHealth(platform, onChange);
    this.#leftOpen = storedLeftOpen(platform, onChange);
    this.#listener = listener;
  }

  async start(): Promise<void> {
    onPageReady(() => void this.#connect());
    await Promise.all([
      this.#connect(),
      this.#settings.start(),
      this.#health.start(),
      this.#leftOpen.start(),
    ]);
    if (!this.#link) this.#showIdle({});
  }

  dispatch(command: Command): void {
    if (this.#link) return this.#link.post(command);
    switch (command.type) {
      case 'focus-page':
        return void openPage(true, this.#waiting.splice(0));
      // What the browser allows the page alone.
      case 'sound':
      case 'scan':
      case 'face-to-face':
      case 'choose-file':
        return void openPage(true, [...this.#waiting.splice(0), command]);
      case 'settings':
        return void this.#settings.change(command.change);
      case 'dismiss':
        return void this.#leftOpen.change([]);
      case 'show':
        this.#waiting.push(command);
        return this.#showIdle({ screen: command.screen });
      case 'draft':
        this.#waiting.push(command);
        return this.#showIdle({
          drafts: { ...this.#idle.drafts, [command.field]: command.text },
        });
      default:
        this.#waiting.push(command);
        return this.#open();
    }
  }

  /** One attempt after the other, so that there is never more than one link. */
  #connect(): Promise<void> {
    this.#connecting = this.#connecting.then(async () => {
      const link = await connectToPage();
      if (link) this.#use(link);
    });
    return this.#connecting;
  }

  #use(link: ViewPort): void {
    this.#link = link;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    link.onClose(() => {
      if (this.#link !== link) return;
      this.#link = undefined;
      this.#showIdle({ screen: { name: 'home' }, drafts: {} });
    });
    for (const command of this.#waiting.splice(0)) link.post(command);
    link.onMessage((message) => {
      if (isSnapshot(message)) this.#listener.snapshot(message.snapshot);
    });
  }

  #open(): void {
    if (this.#timer) return;
    const fail = () => {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#listener.trouble();
    };
    this.#timer = setTimeout(fail, OPEN_TIMEOUT_MS);
    openPage(false, this.#waiting.splice(0)).catch(fail);
  }

  #showIdle(changes: Partial<Idle>): void {
    this.#idle = { ...this.#idle, ...changes };
    this.#listener.snapshot({
      ...this.#idle,
      connections: [],
      settings: this.#settings.value,
      unsaved: this.#settings.failed,
      health: this.#health.value,
      leftOpen: this.#leftOpen.value,
      online: navigator.onLine,
      beacon: { state: 'off' },
      carrier: '',
    });
  }
}

/** The page is ours, of the same version: what it calls a snapshot is one. */
function isSnapshot(message: unknown): message is { type: 'snapshot'; snapshot: Snapshot } {
  return isRecord(message) && message.type === 'snapshot' && isRecord(message.snapshot);
}
