/**
 * The control protocol: JSON texts on the control channel, one message each. A reader skips types
 * that it does not know, so later versions can add some.
 */
export type Message =
  | { type: 'chat'; id: number; text: string }
  /** The chat line `id` has arrived. */
  | { type: 'seen'; id: number };

/** Characters. Enough for a long letter, small enough to be shown at once. */
export const MAX_CHAT_TEXT = 16_000;

export function writeMessage(message: Message): string {
  return JSON.stringify(message);
}

/** The message in a text from the other side, or undefined where it is not one that we know. */
export function readMessage(text: string): Message | undefined {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  if (!('id' in value) || !Number.isSafeInteger(value.id)) return undefined;
  const id = value.id as number;
  if (value.type === 'seen') return { type: 'seen', id };
  if (value.type === 'chat' && 'text' in value && typeof value.text === 'string') {
    return { type: 'chat', id, text: value.text.slice(0, MAX_CHAT_TEXT) };
  }
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
