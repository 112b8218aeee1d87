import type { Connection } from '../connection/connection.ts';
import type { Link, LinkListener } from '../connection/link.ts';
import { Chat } from '../talk/chat.ts';
import { joinTest, startTest, TEST_CHANNEL } from '../talk/connection-test.ts';
import { FILES_CHANNEL } from '../talk/files/constants.ts';
import { HostFiles } from './host-files.ts';
import { HostVerification } from './host-verification.ts';
import type { ConnectionView, TestView } from './protocol.ts';

/** What two people do on their connection. It outlives the connection, and goes on over the next one. */
export class HostTalk {
  readonly files: HostFiles;
  readonly verification: HostVerification;

  readonly #onChange: () => void;
  readonly #chat: Chat;
  #link?: Link;
  #test?: TestView;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.#chat = new Chat(onChange);
    this.files = new HostFiles(onChange);
    this.verification = new HostVerification(onChange);
  }

  /** @param sameSide whether the link leads to the same side as the one before */
  start(link: Link, connection: Connection, sameSide: boolean): LinkListener {
    this.#link = link;
    this.#test = undefined;
    this.#chat.start(link, sameSide);
    this.verification.start(link, connection);
    this.files.transfers.start(link, sameSide);
    return {
      onText: (text) => {
        if (!this.verification.receive(text)) this.#chat.receive(text);
      },
      onChannel: (channel) => this.#join(channel),
    };
  }

  /** The link is gone. */
  stop(): void {
    this.#chat.stop();
    this.files.transfers.stop();
  }

  /** Nothing of it is kept. */
  close(): void {
    this.files.transfers.close();
  }

  say(text: string): void {
    this.#chat.say(text);
  }

  test(): void {
    if (this.#link && !this.#link.plain && this.#test?.state !== 'running') {
      startTest(this.#link, this.#showTest);
    }
  }

  view(): Pick<ConnectionView, 'chat' | 'test' | 'verification' | 'files'> {
    return {
      chat: [...this.#chat.lines],
      test: this.#test,
      verification: this.verification.view,
      files: this.files.view,
    };
  }

  #join(channel: RTCDataChannel): void {
    if (channel.label === TEST_CHANNEL && this.#test?.state !== 'running') {
      return joinTest(channel, this.#showTest);
    }
    if (channel.label === FILES_CHANNEL) return this.files.transfers.join(channel);
    channel.close();
  }

  readonly #showTest = (test: TestView): void => {
    this.#test = test;
    this.#onChange();
  };
}
