import type { BrowserKind } from '../browsers/index.ts';
import type { SiteList } from '../nat/internet.ts';

/** Seconds that people take to hand over a code. */
export const DELAYS = [0, 20, 60, 180, 600];

/** Whose code takes its time; the other one is handed over at once. */
export const HANDOVERS = ['reply', 'invite'] as const;
export type Handover = (typeof HANDOVERS)[number];

const KINDS: readonly BrowserKind[] = ['chromium', 'firefox'];
/** Who invites, and who replies. */
export type PairName = `${BrowserKind}-${BrowserKind}`;
export const PAIRS = KINDS.flatMap((a) => KINDS.map((b): PairName => `${a}-${b}`));

/** Where the two are. The one who invites is the one who waits, with a code that has to stay good. */
export const PLACES = {
  nat: { inviter: 'a', replier: 'b', title: 'both behind a port-restricted NAT' },
  public: {
    inviter: 'public',
    replier: 'b',
    title: 'inviter at a public address, replier behind NAT',
  },
  unseen: {
    inviter: 'cone',
    replier: 'symmetric',
    title: 'the replier behind a symmetric NAT, so that no code names where it is seen from',
  },
  lan: { inviter: 'neighbour', replier: 'b', title: 'both in one LAN, no NAT between them' },
} as const;
export type Place = keyof typeof PLACES;
export const PLACE_NAMES = Object.keys(PLACES) as Place[];

/** @param timeout seconds until a NAT forgets a mapping */
export const sitesOf = (timeout: number) =>
  ({
    a: { kind: 'port-restricted', timeout },
    b: { kind: 'port-restricted', timeout },
    public: { kind: 'open' },
    cone: { kind: 'full-cone', timeout },
    symmetric: { kind: 'symmetric-random', timeout },
    neighbour: { lanOf: 'b' },
  }) satisfies SiteList;

export interface Plan {
  place: Place;
  pair: PairName;
  handover: Handover;
  /** Seconds. */
  delay: number;
  /** How many times faster the replier's clock runs. */
  hurry: number;
}

export interface Selection {
  places: readonly Place[];
  pairs: readonly PairName[];
  handovers: readonly Handover[];
  delays: readonly number[];
  hurry?: number;
}

/** All trials of a selection, those that last longest first. Without a delay nobody's is late. */
export function plansOf({ places, pairs, handovers, delays, hurry = 1 }: Selection): Plan[] {
  const longestFirst = delays.toSorted((a, b) => b - a);
  return longestFirst.flatMap((delay) =>
    places.flatMap((place) =>
      pairs.flatMap((pair) =>
        handovers.map((handover) => ({ place, pair, handover, delay, hurry })),
      ),
    ),
  );
}
