import type { Connection } from '../connection/connection.ts';
import { encodeCode } from '../signal/code.ts';
import type { Candidate } from '../signal/description.ts';
import type { Reading } from '../signal/read-text.ts';
import { inviteTag } from '../signal/tag.ts';
import { worthOf, type Age } from './freshness.ts';
import type { CodeCause, CodeView } from './protocol.ts';

interface HandedOver {
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  names: readonly Candidate[];
  /** As {@link Attempt.answers} was then. */
  answers: Reading | undefined;
}

/** One try of a session: a connection, its code, and what the person did with the code. */
export class Attempt {
  readonly connection: Connection;
  readonly cause: CodeCause;
  /** What its code answers; undefined: it is an invite. */
  answers?: Reading;
  /** What was handed over last, to tell when it is out of date. */
  #handed?: HandedOver;
  #madeAt = 0;

  constructor(connection: Connection, cause: CodeCause) {
    this.connection = connection;
    this.cause = cause;
  }

  /** Makes an invite, or the answer to an invite or a plain SDP offer. */
  start(answers?: Reading): Promise<void> {
    this.answers = answers;
    this.#madeAt = Date.now();
    if (!answers) return this.connection.invite();
    if (answers.form === 'code') return this.connection.reply(answers.description);
    return this.connection.answerPlain(answers);
  }

  /** Our invite crossed with theirs. */
  cross(invite: Reading): Promise<void> {
    this.answers = invite;
    return this.connection.cross(invite.description);
  }

  /** The code is with the other person, or on its way. */
  handOver(): void {
    const text = this.#text();
    if (text === undefined) return;
    this.#handed = { text, at: Date.now(), names: this.connection.own.seen, answers: this.answers };
  }

  get isOut(): boolean {
    return this.#handed !== undefined && this.hasCode;
  }

  /**
   * Where the code leads that the other person has, or would get, as this side was seen. A browser that waits finds further
   * addresses when it comes into another network, but what is out does not name them.
   */
  get names(): readonly Candidate[] {
    return this.#handed?.names ?? this.connection.own.seen;
  }

  /** True while a code of it is worth something to the other person. */
  get hasCode(): boolean {
    const { state } = this.connection;
    return state === 'inviting' || state === 'replying' || state === 'waiting';
  }

  /** The tag of its invite, as a reply to it would name it. */
  get tag(): number | undefined {
    const own = this.connection.handout();
    return own && inviteTag(own);
  }

  get age(): Age {
    const { state, own } = this.connection;
    return {
      madeAt: this.#madeAt,
      goesStale: own.goesStale && state === 'inviting',
      isOut: this.isOut,
    };
  }

  /** What has to be handed over, as long as it can be used. */
  code(): CodeView | undefined {
    const text = this.#text();
    const sdp = text && this.connection.handoutSdp();
    if (!text || !sdp) return undefined;
    const handed = this.#handed;
    return {
      text,
      form: this.answers?.form ?? 'code',
      sdp,
      copied: handed?.text === text,
      // Where invites crossed, ours stays good; the reply to theirs is another code, not a better one.
      stale: !!handed && handed.answers === this.answers && handed.text !== text,
      handedAt: handed?.at,
      improving: this.connection.own.improving,
      cause: this.cause,
      worth: worthOf(this.age, Date.now()),
    };
  }

  #text(): string | undefined {
    if (!this.hasCode) return undefined;
    const own = this.connection.handout();
    const sdp = this.connection.handoutSdp();
    if (!own || !sdp) return undefined;
    const form = this.answers?.form ?? 'code';
    if (form === 'code') return encodeCode(own);
    return form === 'sdp' ? sdp : JSON.stringify({ type: 'answer', sdp });
  }
}
