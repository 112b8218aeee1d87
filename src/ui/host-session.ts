import { Connection } from '../connection/connection.ts';
import { isOver } from '../connection/machine.ts';
import type { Helper } from '../connection/helpers.ts';
import type { Reading } from '../signal/read-text.ts';
import type { Link, LinkListener } from '../connection/link.ts';
import type { ConnectionOptions } from '../connection/options.ts';
import type { Partner } from '../talk/channels/app-session.ts';
import { dueAt, MAX_RENEWALS } from './freshness.ts';
import { Attempt } from './host-attempt.ts';
import { HostTalk } from './host-talk.ts';
import { isFrom, type Candidacy } from './host-take.ts';
import { isAlive, type LeftOpen } from './left-open.ts';
import type { Waiting } from './network-watch.ts';
import type { CodeCause, ConnectionView, FailureReason, Problem } from './protocol.ts';

interface SessionOptions extends Pick<ConnectionOptions, 'certificate' | 'onChange'> {
  /** What this person calls themselves. */
  name: () => string;
  /** Whether channels of other extensions are taken. */
  joinsApps: () => boolean;
  /** Takes a channel that is none of ours. @returns whether anybody does */
  onChannel: (channel: RTCDataChannel) => boolean;
  /** As the person has it set when a connection begins. */
  settings: () => Pick<
    ConnectionOptions,
    'iceUrls' | 'helpers' | 'hideLocal' | 'ownAddress' | 'sightings'
  >;
}

/**
 * Earlier codes of a session that may still be answered. Who hands out a new one has mostly given
 * one or two before; each holds sockets, and in Chromium keeps a NAT mapping alive.
 */
const MAX_EARLIER = 3;

/**
 * Two people who want to talk, with all that they do, as the views show it. It outlives its
 * connections: a new code is a new connection, and so is the next one after a path was lost.
 */
export class Session {
  readonly id: string;
  readonly number: number;
  problem?: Problem;
  known = false;
  readonly talk: HostTalk;

  readonly #options: SessionOptions;
  /** What is on the screen. */
  #current: Attempt;
  /** Takes the place of the current one once its code is there. */
  #next?: Attempt;
  /** Their codes are out and may still come back, oldest first. */
  #earlier: Attempt[] = [];
  /** Was connected, and broke; what a reconnection that is given up goes back to. */
  #lost?: Attempt;
  /** Those that have ended: what was handed out of them may still be pasted. */
  #past: Candidacy[] = [];
  /** New codes in a row that nobody asked for. */
  #renewals = 0;
  #renewFailure?: FailureReason;
  #isSpoken = false;
  #clock?: ReturnType<typeof setTimeout>;
  /** Fingerprint of the side that we were connected to last. */
  #partner?: Uint8Array;
  #stranger = false;
  /** It was asked for our address and did not hear us: its NAT keeps us out. */
  #isDeaf = false;

  constructor(number: number, options: SessionOptions) {
    this.id = `c${number}`;
    this.number = number;
    this.#options = options;
    this.talk = new HostTalk(options);
    this.#current = this.#open('first');
  }

  /** Of each of its codes, the current one first. */
  get candidacies(): Candidacy[] {
    const current = { ...this.#candidacy(this.#current), partner: this.#partner };
    return [
      this.reconnects ? { ...current, reconnects: true } : current,
      ...this.#earlier.map((attempt) => ({ ...this.#candidacy(attempt), earlier: true })),
      ...this.#past,
    ];
  }

  get isOver(): boolean {
    return isOver(this.#current.connection.state);
  }

  /** Where its code leads; undefined where no code waits. */
  get waiting(): Waiting | undefined {
    const { hasCode, names: candidates, age } = this.#current;
    if (!hasCode) return undefined;
    return { candidates, madeAt: age.madeAt, onMoved: () => this.#networkChanged() };
  }

  /** Its current connection is gone, and the person may want it back. */
  get reconnects(): boolean {
    return this.#lost !== undefined && this.isOver;
  }

  /** The person at the other end, as one to ask for our address; undefined where that is of no use. */
  get helper(): Helper | undefined {
    const helper = this.#isDeaf ? undefined : this.#current.connection.helper;
    return helper && { ...helper, onAsked: (ms) => (this.#isDeaf = ms === undefined) };
  }

  /** Whoever is at the other end, for other extensions; undefined where they have nothing there. */
  get partner(): Partner | undefined {
    const link = this.#current.connection.state === 'connected' ? this.talk.appLink : undefined;
    return link && { id: this.id, number: this.number, link };
  }

  invite(): Promise<void> {
    return this.#current.start();
  }

  /** Answers an invite or a plain SDP offer. */
  reply(reading: Reading): Promise<void> {
    if (this.isOver) this.#use(this.#open('asked'));
    return this.#current.start(reading);
  }

  /** Takes the reply to one of our invites. */
  take(reading: Reading): Promise<void> {
    const { answers } = reading.description;
    const answered = this.#earlier.find(({ tag }) => answers !== undefined && tag === answers);
    if (answered) this.#use(answered);
    return this.#current.connection.takeReply(reading.description, reading.form !== 'code');
  }

  cross(reading: Reading): Promise<void> {
    this.#drop(this.#next);
    return this.#current.cross(reading);
  }

  /** Makes a new code; what is on the screen stays until it is there. */
  renew(cause: CodeCause): void {
    if (this.#next?.cause === cause) return;
    this.#drop(this.#next);
    if (cause !== 'fresher') this.#renewals = 0;
    this.#renewFailure = undefined;
    // Who does not want to wait for the path to come back.
    if (this.#current.connection.state === 'interrupted') this.#current.connection.end();
    if (this.#current.hasCode) {
      this.#next = this.#open(cause);
      void this.#next.start(this.#current.answers);
    } else if (this.reconnects) {
      this.#use(this.#open(cause));
      void this.#current.start();
    }
  }

  /** Once more through a difficult network. */
  tryAgain(): void {
    this.#current.connection.tryAgain();
  }

  copied(): void {
    this.#renewals = 0;
    if (this.#next?.cause === 'fresher') this.#drop(this.#next);
    this.#current.handOver();
    this.#watchTheClock();
  }

  /** Its code is being said by sound, or no longer: meanwhile it is not made anew. */
  speak(isSpoken: boolean): void {
    this.#isSpoken = isSpoken;
    this.#watchTheClock();
  }

  /** Stops what is on the screen; a reconnection that is given up can be tried again. */
  end(): void {
    const lost = this.#lost;
    this.close();
    if (lost) this.#use(lost);
  }

  /** Ends all of it. */
  close(): void {
    clearTimeout(this.#clock);
    this.#drop(this.#next);
    for (const attempt of [...this.#earlier]) this.#drop(attempt);
    this.#current.connection.end();
  }

  view(): ConnectionView {
    const { state, failure, advice, effort, other, plain, endedBy } = this.#current.connection;
    return {
      id: this.id,
      number: this.number,
      state,
      failure,
      endedBy,
      reconnects: this.reconnects,
      stranger: this.#stranger,
      replies: state === 'replying' || (other?.kind === 'invite' && state !== 'inviting'),
      code: this.#current.code(),
      handedOut: this.#isOut,
      renewing: this.#next !== undefined && this.#next.cause !== 'fresher',
      renewFailure: this.#renewFailure,
      problem: this.problem,
      known: this.known,
      advice,
      effort,
      plain,
      ...this.talk.view(),
    };
  }

  /** What is kept of it while it is alive. */
  leftOpen(): Omit<LeftOpen, 'at'> | undefined {
    const { state } = this.#current.connection;
    if (!isAlive({ state, handedOut: this.#isOut })) return undefined;
    const out = [this.#current, ...this.#earlier].filter(({ isOut }) => isOut);
    const invites = out.flatMap(({ tag }) => tag ?? []);
    return { number: this.number, state, invites };
  }

  get #isOut(): boolean {
    return [this.#current, ...this.#earlier].some(({ isOut }) => isOut);
  }

  /** Its code names where this side was. Nobody needs to know if nobody has it. */
  #networkChanged(): void {
    this.renew(this.#isOut ? 'network-changed' : 'fresher');
  }

  #open(cause: CodeCause): Attempt {
    const { certificate, settings } = this.#options;
    const attempt: Attempt = new Attempt(
      new Connection({
        ...settings(),
        certificate,
        onChange: () => this.#changed(attempt),
        onConnected: (link) => this.#talkOver(attempt, link),
      }),
      cause,
    );
    return attempt;
  }

  #changed(attempt: Attempt): void {
    const { state, failure } = attempt.connection;
    if (attempt === this.#next) {
      if (attempt.hasCode) this.#use(attempt);
      else if (isOver(state)) {
        this.#next = undefined;
        this.#renewFailure = failure;
      }
    }
    // An earlier code came back by itself: somebody took our reply.
    if (state === 'connecting' && this.#earlier.includes(attempt)) this.#use(attempt);
    if (attempt === this.#current) {
      if (!attempt.hasCode) this.#drop(this.#next);
      if (failure === 'lost') this.#lost = attempt;
      // What broke can be connected again, whatever becomes of an attempt to do so.
      if (isOver(state)) this.talk.stop(this.#lost === undefined);
    }
    this.#watchTheClock();
    this.#options.onChange();
  }

  /** Puts it on the screen, in place of what is there. */
  #use(attempt: Attempt): void {
    const before = this.#current;
    this.#renewFailure = undefined;
    if (attempt === this.#next) this.#next = undefined;
    this.#drop(this.#next);
    this.#current = attempt;
    this.#earlier = [...this.#earlier, before].filter((each) => each !== attempt);
    if (isOver(before.connection.state)) this.#drop(before);
    if (this.#earlier.length > MAX_EARLIER) {
      // One that nobody has is the least loss.
      this.#drop(this.#earlier.find(({ isOut }) => !isOut) ?? this.#earlier[0]);
    }
  }

  #drop(attempt: Attempt | undefined): void {
    if (!attempt) return;
    if (attempt === this.#next) this.#next = undefined;
    this.#earlier = this.#earlier.filter((each) => each !== attempt);
    attempt.connection.end();
    this.#past.push({ ...this.#candidacy(attempt), earlier: true });
  }

  #candidacy({ connection }: Attempt): Candidacy {
    const { state, other } = connection;
    return { id: this.id, state, own: connection.handout(), other };
  }

  /** A code that goes stale is made anew, or said to be old. */
  #watchTheClock(): void {
    clearTimeout(this.#clock);
    const renews = this.#renewals < MAX_RENEWALS && !this.#isSpoken;
    const due = dueAt(this.#current.age, renews, Date.now());
    if (due === undefined) return;
    const act = () => {
      if (!renews || this.#current.isOut) return this.#options.onChange();
      this.#renewals++;
      this.renew('fresher');
    };
    this.#clock = setTimeout(act, due - Date.now());
  }

  #talkOver(attempt: Attempt, link: Link): LinkListener {
    const { other } = attempt.connection;
    const sameSide = !this.#partner || isFrom(this.#partner, other);
    if (attempt !== this.#current) this.#use(attempt);
    for (const each of [...this.#earlier, this.#next]) this.#drop(each);
    this.#lost = undefined;
    this.#stranger = !sameSide && !link.plain;
    this.#partner = other?.fingerprint;
    this.#isDeaf = false;
    return this.talk.start(link, attempt.connection, sameSide);
  }
}
