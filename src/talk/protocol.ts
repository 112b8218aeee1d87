/**
 * What two people's spontans say to each other on the control channel once they are connected: typed
 * messages in JSON, one a text. What is about the connection itself (hello, farewell, doors, descriptions) is
 * in src/connection. See docs/control-protocol.md.
 */
import { LANES, type Lanes } from './calls/lanes.ts';

import { cleanName } from './name.ts';

/** Counts up when an old version would misunderstand a new one; new types and fields do not count. */
export const PROTOCOL_VERSION = 1;

/** What a version may know beside chat and signs to compare; offered only where the other side does. */
export const FEATURES = ['files', 'calls', 'channels'] as const;
export type Feature = (typeof FEATURES)[number];

/** Characters. Enough for a long letter, small enough to be shown at once. */
export const MAX_CHAT_TEXT = 16_000;

/** A SHA-256 hash or 32 random bytes, in base64url. */
const BYTES_TEXT = 43;

/** More features than there will ever be, in an `about`. */
const MAX_FEATURES = 100;

/** Said at the start, and again when the name changes. */
export type AboutMessage = {
  type: 'about';
  version: number;
  can: readonly Feature[];
  /** What the person calls themselves, clean; undefined for no name. */
  name?: string | undefined;
};
export type ChatMessage =
  | { type: 'chat'; id: number; text: string }
  /** The chat line `id` has arrived. */
  | { type: 'seen'; id: number };
export type VerifyMessage =
  | { type: 'commit'; hash: string }
  /** The value whose hash was in `commit`. */
  | { type: 'reveal'; value: string };
export type CallMessage =
  /** What this side has switched on, and whether it takes part in the call; said at every change. */
  | { type: 'call'; joined: boolean; muted: boolean; lanes: Lanes }
  /** It is over, or declined. */
  | { type: 'hang-up' };

export type PingMessage =
  | { type: 'ping'; id: number }
  /** `ping` number `id` has arrived. */
  | { type: 'pong'; id: number };

export type Message = AboutMessage | ChatMessage | VerifyMessage | PingMessage | CallMessage;

/** A text that is no message: of a later version, or what no version sends. */
export type NoMessage = 'unknown' | 'malformed';

type Type = Message['type'];
type Fields = Partial<Record<string, unknown>>;

/** How each type is read; undefined where its fields are wrong. Fields of later versions are skipped. */
const READERS: { [T in Type]: (fields: Fields) => Extract<Message, { type: T }> | undefined } = {
  about: ({ version, can, name = '' }) =>
    isId(version) && isShort(can) && typeof name === 'string'
      ? {
          type: 'about',
          version,
          can: FEATURES.filter((feature) => can.includes(feature)),
          name: cleanName(name) || undefined,
        }
      : undefined,
  chat: ({ id, text }) =>
    isId(id) && typeof text === 'string'
      ? { type: 'chat', id, text: text.slice(0, MAX_CHAT_TEXT) }
      : undefined,
  seen: ({ id }) => (isId(id) ? { type: 'seen', id } : undefined),
  ping: ({ id }) => (isId(id) ? { type: 'ping', id } : undefined),
  pong: ({ id }) => (isId(id) ? { type: 'pong', id } : undefined),
  commit: ({ hash }) => (isBytes(hash) ? { type: 'commit', hash } : undefined),
  call: ({ joined, muted, lanes }) =>
    typeof joined === 'boolean' && typeof muted === 'boolean' && isObject(lanes)
      ? { type: 'call', joined, muted, lanes: readLanes(lanes) }
      : undefined,
  'hang-up': () => ({ type: 'hang-up' }),
  reveal: ({ value }) => (isBytes(value) ? { type: 'reveal', value } : undefined),
};

export function writeMessage(message: Message): string {
  return JSON.stringify(message);
}

/** Reads a text from the other side. */
export function readMessage(text: string): Message | NoMessage {
  const value = parseJson(text);
  if (!isObject(value)) return 'malformed';
  const fields: Fields = { ...value };
  const { type } = fields;
  if (typeof type !== 'string') return 'malformed';
  return isType(type) ? (READERS[type](fields) ?? 'malformed') : 'unknown';
}

function isType(type: string): type is Type {
  return Object.hasOwn(READERS, type);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Those that we know. */
function readLanes(lanes: object): Lanes {
  const mids: Fields = { ...lanes };
  const known = LANES.filter((lane) => typeof mids[lane] === 'string');
  return Object.fromEntries(known.map((lane) => [lane, mids[lane] as string]));
}

function isId(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isBytes(value: unknown): value is string {
  return typeof value === 'string' && value.length === BYTES_TEXT;
}

function isShort(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length <= MAX_FEATURES;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
