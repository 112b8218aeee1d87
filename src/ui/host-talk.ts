import type { Connection } from '../connection/connection.ts';
import type { Link, LinkListener } from '../connection/link.ts';
import { Chat } from '../talk/chat.ts';
import { joinTest, startTest, TEST_CHANNEL } from '../talk/connection-test.ts';
import { HostVerification } from './host-verification.ts';
import type { ConnectionView, TestView } from './protocol.ts';

/** What two people do on their connection. It outlives the connection, and goes on over the next one. */
export class HostTalk {
  readonly verification: HostVerification;

  readonly #onChange: () => void;
  readonly #chat: Chat;
  #link?: Link;
  #test?: TestView;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    this.#chat = new Chat(onChange);
    this.verification = new HostVerification(onChange);
  }

  /** @param sameSide whether the link leads to the same side as the one before */
  start(link: Link, connection: Connection, sameSide: boolean): LinkListener {
    this.#link = link;
    this.#test = undefined;
    this.#chat.start(link, sameSide);
    this.verification.start(link, connection);
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
  }

  say(text: string): void {
    this.#chat.say(text);
  }

  test(): void {
    if (this.#link && !this.#link.plain && this.#test?.state !== 'running') {
      startTest(this.#link, this.#showTest);
    }
  }

  view(): Pick<ConnectionView, 'chat' | 'test' | 'verification'> {
    return {
      chat: [...this.#chat.lines],
      test: this.#test,
      verification: this.verification.view,
    };
  }

  #join(channel: RTCDataChannel): void {
    if (channel.label === TEST_CHANNEL && this.#test?.state !== 'running') {
      return joinTest(channel, this.#showTest);
    }
    channel.close();
  }

  readonly #showTest = (test: TestView): void => {
    this.#test = test;
    this.#onChange();
  };
}
