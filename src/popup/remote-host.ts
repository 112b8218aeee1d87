import { connectToPage, onPageReady, openPage } from '../platform/page-link.ts';
import { isRecord } from '../platform/requests.ts';
import type { Platform, ViewPort } from '../platform/platform.ts';
import { DEFAULT_SETTINGS, readSettings } from '../stun/settings.ts';
import type { Command, Snapshot } from '../ui/protocol.ts';

/** A tab opens within a second even on slow machines; past this something is wrong with it. */
const OPEN_TIMEOUT_MS = 10_000;
const SETTINGS_KEY = 'settings';

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
  readonly #platform: Platform;
  readonly #listener: Listener;
  #link: ViewPort | undefined;
  #connecting = Promise.resolve();
  /** What is shown as long as there is no link, and what the page shall be told later. */
  #idle: Snapshot = {
    screen: { name: 'home' },
    connections: [],
    drafts: {},
    settings: DEFAULT_SETTINGS,
    carrier: '',
  };
  #waiting: Command[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(platform: Platform, listener: Listener) {
    this.#platform = platform;
    this.#listener = listener;
  }

  async start(): Promise<void> {
    onPageReady(() => void this.#connect());
    await this.#connect();
    if (this.#link) return;
    this.#idle.settings = readSettings(await this.#platform.load(SETTINGS_KEY));
    this.#showIdle({});
  }

  dispatch(command: Command): void {
    if (this.#link) return this.#link.post(command);
    switch (command.type) {
      case 'focus-page':
        return void openPage(true, this.#waiting.splice(0));
      case 'settings':
        this.#showIdle({ settings: command.settings });
        return void this.#platform.save(SETTINGS_KEY, command.settings);
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

  #showIdle(changes: Partial<Snapshot>): void {
    this.#idle = { ...this.#idle, ...changes };
    this.#listener.snapshot(this.#idle);
  }
}

/** The page is ours, of the same version: what it calls a snapshot is one. */
function isSnapshot(message: unknown): message is { type: 'snapshot'; snapshot: Snapshot } {
  return isRecord(message) && message.type === 'snapshot' && isRecord(message.snapshot);
}
