import { Doors, type Whereabouts } from './doors.ts';
import { isFarewell, sayFarewell } from './farewell.ts';
import type { Guard } from './guard.ts';
import { greet } from './hello.ts';

interface Options extends Whereabouts {
  guard: Guard;
  /** The other side hears us. Called again whenever it says something. */
  onHeard: () => void;
  /** It has ended the connection on purpose. */
  onFarewell: () => void;
  /** Whatever else it says. */
  onText: (text: string) => void;
  signal: AbortSignal;
}

/** The control channel once it is open: what both sides say about the connection itself is said here. */
export class Control {
  readonly doors: Doors;
  readonly #channel: RTCDataChannel;

  constructor(channel: RTCDataChannel, options: Options) {
    const { guard, onHeard, onFarewell, onText, signal } = options;
    this.#channel = channel;
    this.doors = new Doors({ ...options, send: this.send });
    const isGreeting = greet(this.send, onHeard, signal);
    guard.onTexts(channel, (text) => {
      if (isGreeting(text)) return;
      if (isFarewell(text)) return onFarewell();
      onHeard(); // whoever talks has heard us
      if (!this.doors.receive(text)) onText(text);
    });
  }

  readonly send = (text: string): void => sendOn(this.#channel, text);

  /** Resolves once the other side has heard it, or cannot be reached. */
  sayFarewell(): Promise<void> {
    return sayFarewell(this.#channel);
  }
}

export function sendOn(channel: RTCDataChannel, text: string): void {
  if (channel.readyState === 'open') channel.send(text);
}
