import type { AppPort, Platform } from '../platform/platform.ts';
import type { App, Settings } from '../stun/settings.ts';
import { readAppRequest, readLabel, type AppEvent } from '../talk/channels/app-protocol.ts';
import { AppSession, type Partner } from '../talk/channels/app-session.ts';

interface Options {
  platform: Platform;
  settings: () => Settings;
  /** Stores what the person thinks of an app. */
  onDecided: (apps: App[]) => void;
  partners: () => readonly Partner[];
  onChange: () => void;
}

/** Ports at once: more are no extensions that somebody uses. */
const MAX_PORTS = 50;

/** An extension that has said what it is, and waits for the person's word. */
interface Waiting {
  port: AppPort;
  app: Omit<App, 'allowed'>;
}

/** Other extensions that talk over our connections, as far as the person lets them. */
export class HostApps {
  readonly #options: Options;
  #listening?: AbortController | undefined;
  #waiting: Waiting[] = [];
  readonly #ports = new Set<AppPort>();
  readonly #sessions = new Map<AppPort, AppSession>();
  #told = '';

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whom the person has to decide about. */
  get asking(): Waiting['app'] | undefined {
    return this.#waiting[0]?.app;
  }

  /** Starts or stops as the settings say; whoever is not allowed any more is cut off. */
  follow(): void {
    const { apps } = this.#options.settings();
    if (apps && !this.#listening) this.#listen();
    if (!apps && this.#listening) {
      this.#listening.abort();
      this.#listening = undefined;
      for (const port of [...this.#ports]) this.#drop(port);
    }
    for (const [port, { app }] of [...this.#sessions]) {
      if (!this.#isAllowed({ id: port.sender, app })) this.#drop(port);
    }
    this.#tell();
  }

  /** The person has decided about whoever asks. */
  decide({ id, app }: Omit<App, 'allowed'>, allowed: boolean): void {
    const others = this.#options.settings().appList.filter((each) => !isSame(each, { id, app }));
    this.#options.onDecided([...others, { id, app, allowed }]);
    const asked = this.#waiting.filter((each) => isSame(each.app, { id, app }));
    this.#waiting = this.#waiting.filter((each) => !asked.includes(each));
    for (const { port } of asked) {
      if (allowed) this.#start(port, app);
      else this.#drop(port);
    }
  }

  /** Takes a channel that came over connection `id`. @returns whether it is one of an app */
  join(channel: RTCDataChannel, id: string): boolean {
    const label = readLabel(channel.label);
    if (!label) return false;
    const apps = [...this.#sessions.values()].filter(({ app }) => app === label.app);
    if (!apps.some((session) => session.join(channel, id, label.name))) channel.close();
    return true;
  }

  #listen(): void {
    const { platform } = this.#options;
    if (!platform.listenForApps) return;
    this.#listening = new AbortController();
    platform.listenForApps((port) => this.#meet(port), this.#listening.signal);
  }

  #meet(port: AppPort): void {
    if (this.#ports.size >= MAX_PORTS) return port.close();
    this.#ports.add(port);
    port.onClose(() => this.#drop(port));
    port.onMessage((message) => {
      if (!this.#ports.has(port)) return;
      const request = readAppRequest(message);
      const session = this.#sessions.get(port);
      const isFine = request && (session ? session.receive(request) : this.#greet(port, request));
      if (!isFine) this.#drop(port);
    });
  }

  #greet(port: AppPort, request: { type: string; app?: string }): boolean {
    const { app } = request;
    if (app === undefined || this.#waiting.some((each) => each.port === port)) return false;
    const known = this.#options
      .settings()
      .appList.find((each) => isSame(each, { id: port.sender, app }));
    if (known?.allowed === false) return false;
    if (known) this.#start(port, app);
    else this.#waiting.push({ port, app: { id: port.sender, app } });
    this.#options.onChange();
    return true;
  }

  #start(port: AppPort, app: string): void {
    const { partners } = this.#options;
    const post = (event: AppEvent) => {
      if (this.#ports.has(port)) port.post(event);
    };
    const session = new AppSession({ app, partners, post });
    this.#sessions.set(port, session);
    session.tell();
  }

  #drop(port: AppPort): void {
    if (!this.#ports.delete(port)) return;
    this.#waiting = this.#waiting.filter((each) => each.port !== port);
    this.#sessions.get(port)?.end();
    this.#sessions.delete(port);
    port.close();
    this.#options.onChange();
  }

  #isAllowed(app: Omit<App, 'allowed'>): boolean {
    return this.#options.settings().appList.some((each) => each.allowed && isSame(each, app));
  }

  /** Tells which connections there are, where they are others than before. */
  #tell(): void {
    const now = this.#options
      .partners()
      .map(({ id }) => id)
      .join();
    if (now === this.#told) return;
    this.#told = now;
    for (const session of this.#sessions.values()) session.tell();
  }
}

function isSame(one: Omit<App, 'allowed'>, other: Omit<App, 'allowed'>): boolean {
  return one.id === other.id && one.app === other.app;
}
