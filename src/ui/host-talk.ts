import type { Connection } from '../connection/connection.ts';
import type { Link, LinkListener } from '../connection/link.ts';
import { Call } from '../talk/calls/call.ts';
import { Chat } from '../talk/chat.ts';
import { joinTest, startTest, TEST_CHANNEL } from '../talk/connection-test.ts';
import { FILES_CHANNEL } from '../talk/files/constants.ts';
import { HostFiles } from './host-files.ts';
import { Health } from '../talk/health/health.ts';
import { cleanName } from '../talk/name.ts';
import { PROTOCOL_VERSION, readMessage, writeMessage, type Feature } from '../talk/protocol.ts';
import { HostVerification } from './host-verification.ts';
import type { CallAction, ConnectionView, TalkCommand, TestView } from './protocol.ts';

interface Options {
  /** What this person calls themselves, as they have typed it. */
  name: () => string;
  /** Whether channels of other extensions are taken. */
  joinsApps: () => boolean;
  /** Takes a channel that is none of ours. @returns whether anybody does */
  onChannel: (channel: RTCDataChannel) => boolean;
  onChange: () => void;
}

/** The features that this side always knows. */
const CAN: readonly Feature[] = ['files', 'calls'];

/** What two people do on their connection. It outlives the connection, and goes on over the next one. */
export class HostTalk {
  readonly call: Call;
  readonly files: HostFiles;

  readonly #onChange: () => void;
  readonly #options: Options;
  readonly #chat: Chat;
  readonly #health: Health;
  readonly #verification: HostVerification;
  #link?: Link;
  #test?: TestView;
  /** Which features the other side knows; none as long as it has not said so, and in older versions. */
  #can: readonly Feature[] = [];
  /** What the other person calls themselves. */
  #name?: string | undefined;

  constructor(options: Options) {
    this.#options = options;
    const { onChange } = options;
    this.#onChange = onChange;
    this.#chat = new Chat(onChange);
    this.#health = new Health(onChange);
    this.call = new Call(onChange);
    this.files = new HostFiles(onChange);
    this.#verification = new HostVerification(onChange);
  }

  /** @param sameSide whether the link leads to the same side as the one before */
  start(link: Link, connection: Connection, sameSide: boolean): LinkListener {
    this.#link = link;
    this.#test = undefined;
    this.#can = [];
    if (!sameSide || link.plain) this.#name = undefined;
    this.#chat.start(link, sameSide);
    this.#verification.start(link, connection);
    this.files.transfers.start(link, sameSide);
    this.introduce();
    this.#health.start(link);
    this.call.start(link, sameSide);
    return {
      onText: (text) => this.#receive(link, text),
      onChannel: (channel) => this.#join(channel),
    };
  }

  /** The link is gone; `forGood` where somebody has ended it. */
  stop(forGood: boolean): void {
    this.#chat.stop();
    this.#health.stop();
    this.files.transfers.stop(forGood);
    this.call.stop();
  }

  /** Nothing of it is kept. */
  close(): void {
    this.files.transfers.close();
  }

  /** For channels of other extensions; undefined where the other side does not take them. */
  get appLink(): Link | undefined {
    return this.#can.includes('channels') ? this.#link : undefined;
  }

  /** Says who we are and what we know, at the start and when it has changed. */
  introduce(): void {
    if (!this.#link || this.#link.plain) return;
    const name = cleanName(this.#options.name()) || undefined;
    const can: Feature[] = this.#options.joinsApps() ? [...CAN, 'channels'] : [...CAN];
    this.#link.send(writeMessage({ type: 'about', version: PROTOCOL_VERSION, can, name }));
  }

  /** Does what the person wants. */
  run(command: TalkCommand): void {
    switch (command.type) {
      case 'say':
        return this.#chat.say(command.text);
      case 'test':
        return this.#startTest();
      case 'measure':
        return this.#health.watch();
      case 'verify':
        return this.#verification.judge(command.verdict);
      case 'call':
        return this.#actOnCall(command.action);
      case 'call-switch':
        return void this.call.switch(command.source, command.on);
      case 'call-device':
        return this.call.choose(command.kind, command.device);
      case 'transfer':
        return this.files.act(command.transfer, command.action);
    }
  }

  view(): Pick<
    ConnectionView,
    'can' | 'name' | 'call' | 'health' | 'chat' | 'test' | 'verification' | 'files'
  > {
    return {
      can: this.#can,
      name: this.#name,
      health: this.#health.view,
      ...(this.#can.includes('calls') && { call: this.call.view }),
      chat: [...this.#chat.lines],
      test: this.#test,
      verification: this.#verification.view,
      files: this.files.view,
    };
  }

  #receive(link: Link, text: string): void {
    if (link.plain) return this.#chat.receivePlain(text);
    const message = readMessage(text);
    if (message === 'malformed') return link.offence();
    if (message === 'unknown') return;
    switch (message.type) {
      case 'about':
        this.#can = message.can;
        this.#name = message.name;
        return this.#onChange();
      case 'chat':
      case 'seen':
        return this.#chat.receive(message);
      case 'ping':
        return link.send(writeMessage({ type: 'pong', id: message.id }));
      case 'pong':
        return this.#health.receive(message);
      case 'call':
      case 'hang-up':
        return this.call.receive(message);
      case 'commit':
      case 'reveal':
        return this.#verification.receive(message);
    }
  }

  #actOnCall(action: CallAction): void {
    switch (action) {
      case 'answer':
        return this.call.answer();
      case 'hang-up':
        return this.call.hangUp();
      case 'mute':
      case 'unmute':
        return this.call.mute(action === 'mute');
      case 'listen':
        return this.call.listen();
    }
  }

  #startTest(): void {
    if (this.#link && !this.#link.plain && this.#test?.state !== 'running') {
      startTest(this.#link, this.#showTest);
    }
  }

  #join(channel: RTCDataChannel): void {
    if (channel.label === TEST_CHANNEL && this.#test?.state !== 'running') {
      return joinTest(channel, this.#showTest);
    }
    if (channel.label === FILES_CHANNEL) return this.files.transfers.join(channel);
    if (!this.#options.onChannel(channel)) channel.close();
  }

  readonly #showTest = (test: TestView): void => {
    this.#test = test;
    this.#onChange();
  };
}
