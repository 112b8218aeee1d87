import { HELLO_INTERVAL } from './constants.ts';

/**
 * The first words on the control channel. A channel has been seen to open on one side only, so
 * "connected" is what an answered hello says, not what the browser's event says.
 */
export const HELLO = '{"type":"hello","version":1}';
export const HELLO_BACK = '{"type":"hello-back","version":1}';

/**
 * Says hello until it is answered.
 *
 * @returns what to do with a text from the other side: true when it was part of the greeting
 */
export function greet(
  send: (text: string) => void,
  onGreeted: () => void,
  signal: AbortSignal,
): (text: string) => boolean {
  send(HELLO);
  const timer = setInterval(() => send(HELLO), HELLO_INTERVAL);
  const stop = () => clearInterval(timer);
  signal.addEventListener('abort', stop, { once: true });
  return (text) => {
    const message = greetingOf(text);
    if (message === 'hello') send(HELLO_BACK);
    if (message === 'hello-back') {
      stop();
      onGreeted();
    }
    return message !== undefined;
  };
}

/** Later versions may add fields, so the type alone decides. */
function greetingOf(text: string): 'hello' | 'hello-back' | undefined {
  const type = /^\{"type":"(hello(?:-back)?)"/.exec(text)?.[1];
  return type === 'hello' || type === 'hello-back' ? type : undefined;
}
