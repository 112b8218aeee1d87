import { Connection } from '../connection/connection.ts';
import { isOver } from '../connection/machine.ts';
import { encodeCode } from '../signal/code.ts';
import type { Reading } from '../signal/read-text.ts';
import { Chat } from '../talk/chat.ts';
import { joinTest, startTest, TEST_CHANNEL } from '../talk/connection-test.ts';
import type { Link, LinkListener } from '../connection/link.ts';
import type { ConnectionOptions } from '../connection/options.ts';
import type { Candidacy } from './host-take.ts';
import type { CodeView, ConnectionView, Problem, TestView } from './protocol.ts';

type SessionOptions = Pick<ConnectionOptions, 'iceUrls' | 'hideLocal' | 'onChange'>;

/** One connection with all that the person does on it, as the views show it. */
export class Session {
  readonly id: string;
  readonly number: number;
  problem?: Problem;
  known = false;

  readonly #connection: Connection;
  readonly #chat: Chat;
  readonly #onChange: () => void;
  #link?: Link;
  #test?: TestView;
  /** What was handed over last, to tell when it is out of date. */
  #copied?: string;
  /** How the other side wrote its offer, where it talks plain SDP. */
  #plainForm?: 'sdp' | 'json';

  constructor(number: number, options: SessionOptions) {
    this.id = `c${number}`;
    this.number = number;
    this.#onChange = options.onChange;
    this.#chat = new Chat(options.onChange);
    this.#connection = new Connection({
      ...options,
      onConnected: (link) => this.#talkOver(link),
    });
  }

  get candidacy(): Candidacy {
    const { state, other } = this.#connection;
    return { id: this.id, state, own: this.#connection.handout(), other };
  }

  get isOver(): boolean {
    return isOver(this.#connection.state);
  }

  invite(): Promise<void> {
    return this.#connection.invite();
  }

  /** Answers an invite or a plain SDP offer. */
  reply(reading: Reading): Promise<void> {
    if (reading.form === 'code') return this.#connection.reply(reading.description);
    this.#plainForm = reading.form;
    return this.#connection.answerPlain(reading);
  }

  /** Takes the reply to our invite. */
  take(reading: Reading): Promise<void> {
    return this.#connection.takeReply(reading.description, reading.form !== 'code');
  }

  cross(reading: Reading): Promise<void> {
    return this.#connection.cross(reading.description);
  }

  copied(): void {
    this.#copied = this.#code()?.text;
  }

  say(text: string): void {
    this.#chat.say(text);
  }

  test(): void {
    if (this.#link && !this.#link.plain && this.#test?.state !== 'running') {
      startTest(this.#link, this.#showTest);
    }
  }

  end(): void {
    this.#connection.end();
  }

  view(): ConnectionView {
    const { state, failure, slow, other } = this.#connection;
    return {
      id: this.id,
      number: this.number,
      state,
      failure,
      replies: state === 'replying' || (other?.kind === 'invite' && state !== 'inviting'),
      code: this.#code(),
      problem: this.problem,
      known: this.known,
      slow,
      plain: this.#connection.plain,
      chat: [...this.#chat.lines],
      test: this.#test,
    };
  }

  /** What has to be handed over, as long as it can be used. */
  #code(): CodeView | undefined {
    const { state, improving } = this.#connection;
    if (state !== 'inviting' && state !== 'replying' && state !== 'waiting') return undefined;
    const own = this.#connection.handout();
    const sdp = this.#connection.handoutSdp();
    if (!own || !sdp) return undefined;
    const form = this.#plainForm ?? 'code';
    const texts = { code: () => encodeCode(own), sdp: () => sdp, json: () => answerJson(sdp) };
    const text = texts[form]();
    return {
      text,
      form,
      sdp,
      copied: this.#copied === text,
      stale: this.#copied !== undefined && this.#copied !== text,
      improving,
    };
  }

  #talkOver(link: Link): LinkListener {
    this.#link = link;
    this.#chat.start(link);
    return {
      onText: (text) => this.#chat.receive(text),
      onChannel: (channel) => {
        if (channel.label === TEST_CHANNEL && this.#test?.state !== 'running') {
          joinTest(channel, this.#showTest);
        } else {
          channel.close();
        }
      },
    };
  }

  readonly #showTest = (test: TestView): void => {
    this.#test = test;
    this.#onChange();
  };
}

function answerJson(sdp: string): string {
  return JSON.stringify({ type: 'answer', sdp });
}
