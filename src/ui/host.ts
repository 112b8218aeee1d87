import type { Platform } from '../platform/platform.ts';
import { Certificates } from '../connection/certificates.ts';
import {
  readOwnAddress,
  Sightings,
  type OwnAddress,
} from '../connection/traversal/known-address.ts';
import { HostApps } from './host-apps.ts';
import { HostBeacon } from './host-beacon.ts';
import { HostHelpers } from './host-helpers.ts';
import { removeLeftovers } from '../talk/files/sinks/temporary.ts';
import { Session } from './host-session.ts';
import { HostSound } from './host-sound.ts';
import { isStillNeeded } from './host-scan.ts';
import { isAlive } from './left-open.ts';
import { decide, readOrRefuse, type Candidacy, type Refusal } from './host-take.ts';
import { paced } from './paced.ts';
import { Remains } from './host-remains.ts';
import { NetworkWatch, type Waiting } from './network-watch.ts';
import type { PageActions } from './page-actions.ts';
import {
  HOME_FIELD,
  SOUND_CARRIER,
  type Command,
  type Problem,
  type ScanView,
  type Screen,
  type Snapshot,
} from './protocol.ts';
import { ServerTests } from './server-tests.ts';
import {
  storedHealth,
  storedSettings,
  type StoredHealth,
  type StoredSettings,
} from './stored-things.ts';

/** Who has typed nothing for so long has finished a name. Milliseconds. */
const NAMING_PAUSE = 1000;

/** Owns all connections and what is on the screen. Lives in the page; every view sends it commands. */
export class Host {
  readonly #platform: Platform;
  readonly #listeners = new Set<(snapshot: Snapshot) => void>();
  readonly #settings: StoredSettings;
  readonly #health: StoredHealth;
  readonly #serverTests: ServerTests;
  readonly #sessions: Session[] = [];
  /** Of connections taken out of the list: their codes may still come back. */
  readonly #removed: Candidacy[] = [];
  readonly #helpers: HostHelpers;
  readonly #beacon: HostBeacon;
  readonly #certificates = new Certificates();
  readonly #sightings = new Sightings();
  readonly #remains: Remains;
  readonly #apps: HostApps;
  readonly #sound = new HostSound({
    onChange: () => this.#changed(),
    onCode: (session, text) => this.#takeBySound(session, text),
  });
  #screen: Screen = { name: 'home' };
  #drafts: Record<string, string> = {};
  #problem?: Problem;
  #carrier = '';
  #scan?: ScanView;
  #choosing?: Snapshot['choosing'];
  #serial = 0;
  #naming?: ReturnType<typeof setTimeout>;
  #copy?: Snapshot['copy'];
  readonly #network = new NetworkWatch({
    iceUrls: () => this.#helpers.iceUrl(),
    onSeen: (candidates) => this.#sightings.note(candidates),
    waiting: () => this.#waiting(),
    onChange: () => this.#changed(),
  });

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#settings = storedSettings(platform, () => this.#changed());
    this.#health = storedHealth(platform, () => this.#changed());
    this.#remains = new Remains(platform);
    this.#apps = new HostApps({
      platform,
      settings: () => this.#settings.value,
      onDecided: (appList) => void this.#settings.change({ type: 'options', options: { appList } }),
      partners: () => this.#sessions.flatMap(({ partner }) => partner ?? []),
      onChange: () => this.#changed(),
    });
    this.#helpers = new HostHelpers(this.#settings, this.#health, this.#sessions);
    this.#beacon = new HostBeacon(
      () => this.#helpers.iceUrls(),
      (candidates) => this.#sightings.note(candidates),
      () => this.#changed(),
    );
    this.#serverTests = new ServerTests(
      () => this.#changed(),
      (outcomes) => this.#health.change(outcomes),
      (candidates) => this.#sightings.note(candidates),
    );
  }

  async start(): Promise<void> {
    await Promise.all([
      this.#settings.start(),
      this.#health.start(),
      this.#remains.start(),
      removeLeftovers(),
      this.#certificates.refill(),
    ]);
    this.#network.start();
    this.#platform.siteCopy?.watch((news) => {
      this.#copy = { ...this.#copy, ...news };
      this.#changed();
    });
    this.#changed();
  }

  /** Calls `listener` now and after every change, until the returned function is called. */
  subscribe(listener: (snapshot: Snapshot) => void): () => void {
    this.#listeners.add(listener);
    listener(this.snapshot());
    return () => this.#listeners.delete(listener);
  }

  snapshot(): Snapshot {
    const connections = this.#sessions.map((session) => session.view());
    return {
      screen: this.#screen,
      connections,
      drafts: { ...this.#drafts },
      problem: this.#problem,
      settings: this.#settings.value,
      unsaved: this.#settings.failed,
      health: this.#health.value,
      leftOpen: this.#remains.before,
      online: this.#network.online,
      serverTest: this.#serverTests.view,
      network: this.#serverTests.network,
      copy: this.#copy,
      asking: this.#apps.asking,
      beacon: this.#beacon.view,
      carrier: this.#carrier,
      choosing: this.#choosing,
      sound: this.#sound.view,
      scan: this.#scan && isStillNeeded(this.#scan, connections) ? this.#scan : undefined,
    };
  }

  /** For the page's own view. */
  readonly actions: PageActions = {
    offerFiles: (id, sets) => void this.#session(id)?.talk.files.offer(sets),
    acceptFiles: (id, transfer, picked) => this.#session(id)?.talk.files.accept(transfer, picked),
    callPicture: (id, whose, source) => this.#session(id)?.talk.call.stream(whose, source),
    callLevels: (id) => this.#session(id)?.talk.call.levels() ?? { mine: 0, theirs: 0 },
  };

  dispatch(command: Command): void {
    this.#run(command);
    this.#changed('soon');
  }

  #run(command: Command): void {
    switch (command.type) {
      case 'show':
        return this.#show(command.screen);
      case 'invite':
        return void this.#open().invite();
      case 'take':
        return this.#take(command.text, command.at);
      case 'unreadable':
        this.#endScan();
        return this.#refuse(command, command.at);
      case 'choose-file':
        this.#choosing = { at: command.at };
        return void this.#platform.focusPage();
      case 'scan':
        return this.#openScan({ at: command.at, faceToFace: false });
      case 'face-to-face': {
        const session = this.#open();
        void session.invite();
        return this.#openScan({ at: session.id, faceToFace: true });
      }
      case 'scan-end':
        this.#scan = undefined;
        return;
      case 'carrier':
        this.#carrier = command.carrier;
        return;
      case 'sound':
        return this.#startSound(command.id);
      case 'sound-stop':
        return this.#sound.stop();
      case 'sound-microphone':
        return this.#sound.useMicrophone(command.microphone);
      case 'copied':
        return this.#session(command.id)?.copied();
      case 'renew':
        return this.#session(command.id)?.renew('asked');
      case 'try-again':
        return this.#session(command.id)?.tryAgain();
      case 'end':
        return this.#session(command.id)?.end();
      case 'remove':
        return this.#remove(command.id);
      case 'draft':
        return this.#draft(command.field, command.text);
      case 'say':
        this.#draft(`chat:${command.id}`, '');
        return this.#session(command.id)?.talk.run(command);
      case 'test':
      case 'measure':
      case 'verify':
      case 'call':
      case 'call-switch':
      case 'call-device':
      case 'transfer':
        return this.#session(command.id)?.talk.run(command);
      case 'settings':
        if (command.change.type === 'options') this.#introduceSoon();
        return void this.#settings.change(command.change);
      case 'dismiss':
        return this.#remains.dismiss();
      case 'app':
        return this.#apps.decide(command, command.allowed);
      case 'beacon':
        return command.on ? this.#beacon.start() : this.#beacon.stop();
      case 'test-servers':
        return void this.#serverTests.servers(this.#helpers.askable());
      case 'look-at-network':
        return void this.#serverTests.lookAtNetwork(
          this.#helpers.servers(),
          this.#helpers.circumstances(),
        );
      case 'stop-server-test':
        return this.#serverTests.stop();
      case 'update':
        if (!this.snapshot().connections.some(isAlive)) this.#platform.siteCopy?.use();
        return;
      case 'focus-page':
        return void this.#platform.focusPage();
    }
  }

  #take(text: string, at: string | undefined): void {
    this.#endScan();
    const reading = readOrRefuse(text);
    if ('reason' in reading) return this.#refuse(reading, at, text);

    const candidacies = this.#sessions.flatMap((session) => session.candidacies);
    const gone = this.#remains.before.flatMap(({ invites }) => invites);
    const decision = decide(reading, at, [...candidacies, ...this.#removed], gone);
    if (decision.action === 'refuse') return this.#refuse(decision, at, text);

    this.#choosing = undefined;
    this.#forgetProblem(at);
    this.#draft(fieldOf(at), '');
    if (!decision.id) return void this.#open().reply(reading);
    const session = this.#session(decision.id);
    if (!session) return;
    this.#show({ name: 'connection', id: session.id });
    session.known = decision.action === 'known';
    if (decision.action === 'reply') void session.reply(reading);
    if (decision.action === 'take') void session.take(reading);
    if (decision.action === 'cross') void session.cross(reading);
  }

  #startSound(id: string | undefined): void {
    const session = id === undefined ? this.#open() : this.#session(id);
    if (!session) return;
    this.#carrier = SOUND_CARRIER;
    this.#sound.start(session);
    // Only there can the person be asked for the microphone.
    void this.#platform.focusPage();
  }

  /** The other device has our code, and this is its. */
  #takeBySound(session: Session, text: string): void {
    this.dispatch({ type: 'take', text, at: session.id });
    if (session.problem) this.#sound.stop();
  }

  /** Says what is wrong, where it was tried, and keeps the text, so that nothing is lost. */
  #refuse({ reason, group }: Refusal, at: string | undefined, text?: string): void {
    const problem = { reason, group, serial: ++this.#serial };
    const session = at ? this.#session(at) : undefined;
    if (session) {
      session.problem = problem;
      session.known = false;
    } else {
      // It may have come by a link, a drop or the context menu, whatever was on the screen.
      if (this.#screen.name !== 'home') this.#show({ name: 'home' });
      this.#problem = problem;
    }
    if (text !== undefined) this.#draft(fieldOf(at), text);
  }

  /** Once the name is typed, or channels are allowed, everybody who is connected learns it. */
  #introduceSoon(): void {
    clearTimeout(this.#naming);
    this.#naming = setTimeout(() => {
      for (const { talk } of this.#sessions) talk.introduce();
    }, NAMING_PAUSE);
  }

  #openScan(scan: ScanView): void {
    this.#scan = scan;
    void this.#platform.focusPage();
  }

  /** Something came. Face to face, the other side still has to read what is shown. */
  #endScan(): void {
    if (!this.#scan?.faceToFace) this.#scan = undefined;
  }

  #forgetProblem(at: string | undefined): void {
    const session = at ? this.#session(at) : undefined;
    if (session) session.problem = undefined;
    else this.#problem = undefined;
  }

  #open(): Session {
    const number = (this.#sessions.at(-1)?.number ?? 0) + 1;
    const session: Session = new Session(number, {
      certificate: this.#certificates.take(),
      settings: () => ({
        ...this.#helpers.choose(),
        hideLocal: this.#settings.value.hideLocal,
        ownAddress: this.#ownAddress,
        sightings: this.#settings.value.lanOnly ? undefined : this.#sightings,
      }),
      name: () => this.#settings.value.name,
      joinsApps: () => this.#settings.value.apps,
      onChannel: (channel) => this.#apps.join(channel, session.id),
      onChange: () => this.#changed(),
    });
    this.#sessions.push(session);
    this.#show({ name: 'connection', id: session.id });
    return session;
  }

  get #ownAddress(): OwnAddress | undefined {
    const read = readOwnAddress(this.#settings.value.ownAddress);
    return typeof read === 'string' ? undefined : read;
  }

  #remove(id: string): void {
    const index = this.#sessions.findIndex((session) => session.id === id && session.isOver);
    if (index < 0) return;
    for (const session of this.#sessions.splice(index, 1)) {
      session.close();
      session.talk.close();
      this.#removed.push(...session.candidacies);
    }
    if (this.#screen.name === 'connection' && this.#screen.id === id) this.#show({ name: 'home' });
  }

  #show(screen: Screen): void {
    this.#screen = screen;
    this.#choosing = undefined;
    this.#problem = undefined;
  }

  #draft(field: string, text: string): void {
    const others = Object.entries(this.#drafts).filter(([name]) => name !== field);
    this.#drafts = Object.fromEntries(text ? [...others, [field, text]] : others);
  }

  #waiting(): Waiting[] {
    return [...this.#sessions, this.#beacon].flatMap(({ waiting }) => waiting ?? []);
  }

  #session(id: string): Session | undefined {
    return this.#sessions.find((session) => session.id === id);
  }

  /** @param soon a person is waiting to see it */
  #changed(soon?: 'soon'): void {
    this.#sound.follow();
    this.#apps.follow();
    this.#tell(soon);
  }

  /** Tells every view. */
  readonly #tell = paced(() => {
    const snapshot = this.snapshot();
    this.#remains.note(this.#sessions.flatMap((session) => session.leftOpen() ?? []));
    for (const listener of this.#listeners) listener(snapshot);
  });
}

function fieldOf(at: string | undefined): string {
  return at ? `reply:${at}` : HOME_FIELD;
}
