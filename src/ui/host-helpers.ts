import type { Helper } from '../connection/helpers.ts';
import { decodeBeacon } from '../signal/beacon-code.ts';
import { acceptedUrls } from '../stun/accepted.ts';
import { canAskBeacons } from '../stun/beacon/ask.ts';
import { chooseBeacons, chooseServers, SERVERS_ASKED, type Circumstances } from '../stun/choose.ts';
import { listServers, type ListedServer } from '../stun/servers.ts';
import type { Session } from './host-session.ts';
import type { StoredHealth, StoredSettings } from './stored-things.ts';

/** Of those we talk to: they are there, and one of them is likely to be of help. */
const FRIENDS_ASKED = 2;

/** Chooses who is asked where this side is. */
export class HostHelpers {
  readonly #settings: StoredSettings;
  readonly #health: StoredHealth;
  readonly #sessions: readonly Session[];

  constructor(settings: StoredSettings, health: StoredHealth, sessions: readonly Session[]) {
    this.#settings = settings;
    this.#health = health;
    this.#sessions = sessions;
  }

  /** For one connection: people first, then beacons, and as many servers less. */
  choose(): { iceUrls: string[]; helpers: Helper[] } {
    const beacons = canAskBeacons ? chooseBeacons(this.servers(), this.circumstances()) : [];
    return {
      iceUrls: this.#iceUrls(SERVERS_ASKED - beacons.length),
      helpers: [...this.#friends(), ...beacons.flatMap((each) => this.#toHelper(each))],
    };
  }

  /** Of one STUN server, to have a look. */
  iceUrl(): string[] {
    return this.#iceUrls(1).slice(0, 1);
  }

  /** As many as a connection asks. */
  iceUrls(): string[] {
    return this.#iceUrls(SERVERS_ASKED);
  }

  /** Those that may be asked. */
  servers(): ListedServer[] {
    const { lanOnly, stun } = this.#settings.value;
    return lanOnly ? [] : listServers(stun).filter(({ on }) => on);
  }

  /** Those of them that this browser can ask. */
  askable(): ListedServer[] {
    return this.servers().filter(({ beacon }) => canAskBeacons || !beacon);
  }

  circumstances(): Circumstances {
    return { health: this.#health.value, now: Date.now(), random: Math.random };
  }

  #iceUrls(count: number): string[] {
    const chosen = chooseServers(this.servers(), this.circumstances(), count);
    return acceptedUrls(chosen.map(({ url }) => url));
  }

  #friends(): Helper[] {
    if (!canAskBeacons || this.#settings.value.lanOnly) return [];
    return this.#sessions.flatMap((session) => session.helper ?? []).slice(0, FRIENDS_ASKED);
  }

  #toHelper({ url, beacon: code }: ListedServer): Helper[] {
    const beacon = code && decodeBeacon(code);
    if (!beacon) return [];
    const onAsked = (ms: number | undefined) => {
      const ok = ms !== undefined;
      void this.#health.change([{ url, ok, ...(ok && { ms: Math.max(1, Math.round(ms)) }) }]);
    };
    return [{ beacon, onAsked }];
  }
}
