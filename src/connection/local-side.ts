import type { Candidate, Description, Setup } from '../signal/description.ts';
import { parseSdp } from '../signal/parse-sdp.ts';
import { toCandidateLine } from '../signal/to-sdp.ts';
import { STUN_OVERDUE } from './constants.ts';
import { mayGoStale } from './going-stale.ts';
import { dropLocalCandidates, isLocalCandidate } from './privacy.ts';
import { candidatesAt, type OwnAddress, type Sightings } from './traversal/known-address.ts';
import { summarise } from './traversal/summary.ts';

interface Options {
  /** A STUN server is asked for a public address. */
  wantsPublic: boolean;
  hideLocal: boolean;
  /** Where the person says to be reachable from outside. */
  ownAddress?: OwnAddress | undefined;
  sightings?: Sightings | undefined;
  onChange: () => void;
}

/** What this side's browser says of itself, as a code may tell it. */
export class LocalSide {
  /** Where this side can be reached, whether or not a code may tell. */
  candidates: readonly Candidate[] = [];
  /** The same without what the person says, and without guesses. */
  seen: readonly Candidate[] = [];
  /** An invite that names this stops working while it waits; see {@link mayGoStale}. */
  goesStale = false;
  /** As an invite; undefined as long as the browser has not said anything. */
  description?: Description;

  readonly #pc: RTCPeerConnection;
  readonly #options: Options;
  /** As the browser wrote it when it last found an address. */
  #sdp?: string;
  #overdue = false;
  /** What helpers have told: the browser keeps that to itself. */
  #learned: readonly Candidate[] = [];
  #morePorts: number[] = [];
  /** Of the candidates, what the browser does not say itself. */
  #news: readonly Candidate[] = [];

  /** @param signal from then on it stays as it is: what changes later is no concern of any code */
  constructor(pc: RTCPeerConnection, options: Options, signal: AbortSignal) {
    this.#pc = pc;
    this.#options = options;
    pc.addEventListener('icecandidate', () => this.refresh(), { signal });
    pc.addEventListener('icegatheringstatechange', options.onChange, { signal });
    const timer = setTimeout(() => {
      this.#overdue = true;
      options.onChange();
    }, STUN_OVERDUE);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  }

  /** Reads once more what the browser says. */
  refresh(): void {
    const { localDescription } = this.#pc;
    if (!localDescription?.sdp) return;
    this.#sdp = localDescription.sdp;
    const own = parseSdp(localDescription.sdp, 'offer');
    const { ownAddress, sightings } = this.#options;
    this.seen = withNews(own.candidates, this.#learned);
    const said = ownAddress ? candidatesAt(ownAddress, own.candidates) : [];
    sightings?.note(this.seen);
    const guessed = sightings?.guess(this.seen) ?? [];
    this.candidates = withNews(this.seen, [...said, ...guessed]);
    this.#news = this.candidates.slice(own.candidates.length);
    this.goesStale = mayGoStale(own);
    this.description = { ...own, kind: 'invite', setup: 'actpass', ...this.#told() };
    this.#options.onChange();
  }

  /** Others have seen us there. */
  learn(candidates: readonly Candidate[]): void {
    if (candidates.length === 0) return;
    this.#learned = candidates;
    this.refresh();
  }

  /** Further sockets of ours are seen at these ports. */
  has(morePorts: number[]): void {
    if (morePorts.length === 0) return;
    this.#morePorts = morePorts;
    this.refresh();
  }

  /** As plain SDP. @param setup our DTLS role in it */
  sdp(setup: Setup): string | undefined {
    // Patience makes the browser offer again what it has answered, and then it leaves the role open.
    const own = this.#sdp?.replace(/^a=setup:actpass/gm, `a=setup:${setup}`);
    if (own === undefined) return undefined;
    const lines = this.#news.map((each, i) => `a=${toCandidateLine(each, i, `b${i}`)}\r\n`);
    const sdp = own + lines.join('');
    return this.#options.hideLocal ? dropLocalCandidates(sdp) : sdp;
  }

  /** What a code tells of where we are. */
  #told(): Pick<Description, 'candidates' | 'ports' | 'morePorts'> {
    const isTold = (candidate: Candidate) =>
      !this.#options.hideLocal || !isLocalCandidate(candidate);
    const { candidates, ports } = summarise(this.seen.filter(isTold));
    // What the person says is no port that a NAT has given out.
    const all = [...candidates, ...this.candidates.slice(this.seen.length)];
    if (ports) return { candidates: all, ports };
    // Further ports are worth naming only behind a NAT that gives each socket one for all destinations.
    return { candidates: all, ...(this.#morePorts.length > 0 && { morePorts: this.#morePorts }) };
  }

  /** Somebody outside has told where we are, or there is no need to. */
  get isPublic(): boolean {
    return this.seen.some((candidate) => !isLocalCandidate(candidate));
  }

  /** STUN servers were asked and had time to answer, even where some of it was lost on the way. */
  get asked(): boolean {
    const over = this.#overdue || this.#pc.iceGatheringState === 'complete';
    return this.#options.wantsPublic && over;
  }

  /** A public address was asked for, is not known yet, and may still come. */
  get improving(): boolean {
    if (!this.#options.wantsPublic || this.#pc.iceGatheringState !== 'gathering') return false;
    return !this.seen.some(({ type }) => type === 'srflx');
  }
}

/** Those known, and of the news what names another place. */
function withNews(known: readonly Candidate[], news: readonly Candidate[]): Candidate[] {
  const isKnown = ({ address, port }: Candidate) =>
    known.some((each) => each.address === address && each.port === port);
  return [...known, ...news.filter((each) => !isKnown(each))];
}
