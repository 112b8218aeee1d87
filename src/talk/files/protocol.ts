import { CHUNK, MAX_FILES, MAX_PATH } from './constants.ts';

/**
 * What travels on the channel of a transfer. All its files are one stream of bytes, in the order of the
 * list; binary messages are that stream, texts are JSON, one of these. Who opens the channel is
 * the sender, and speaks first.
 */
export type SenderMessage =
  /** `again`: goes on after a broken connection; there is no list then. */
  | { type: 'offer'; id: string; name: string; files: number; bytes: number; again: boolean }
  /** Further files of the list, until it has as many as were offered. */
  | { type: 'list'; entries: Entry[] }
  /** The block (`BLOCK` bytes, or less, at the end) before this has this SHA-256. */
  | { type: 'block'; hash: string }
  /** That was all: the SHA-256 over the hashes of all blocks. */
  | { type: 'end'; hash: string };

export type ReceiverMessage =
  /** The list is there, and somebody is asked about it. */
  | { type: 'listed' }
  /** Send, from this byte on: the beginning of a block, or the end of all. */
  | { type: 'accept'; from: number }
  /** So much is checked and written. */
  | { type: 'got'; bytes: number }
  /** All is there, and right. */
  | { type: 'done' };

export type EitherMessage =
  | { type: 'pause'; paused: boolean }
  /** It is over. */
  | { type: 'cancel'; reason: CancelReason };

export type FileMessage = SenderMessage | ReceiverMessage | EitherMessage;

export interface Entry {
  /** Folders and name, with `/` between them. */
  path: string;
  bytes: number;
  /** Milliseconds since 1970. */
  modified: number;
}

const CANCEL_REASONS = [
  /** The person wants no more of it. */
  'cancelled',
  'declined',
  /** Too many offers wait for an answer. */
  'busy',
  /** The sender cannot read its file any more: it was changed, moved or deleted. */
  'unreadable',
  /** The receiver has no room. */
  'no-room',
  'not-saved',
  /** The hash is another one. */
  'damaged',
  /** The receiver knows nothing of what the sender wants to go on with. */
  'forgotten',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** The other side does not keep to the protocol. */
export class TransferProtocolError extends Error {
  override name = 'TransferProtocolError';
}

export function writeMessage(message: FileMessage): string {
  if (message.type !== 'list') return JSON.stringify(message);
  const entries = message.entries.map(({ path, bytes, modified }) => [path, bytes, modified]);
  return JSON.stringify({ type: 'list', entries });
}

/**
 * The message in a text; undefined for a type of a later version.
 *
 * @throws TransferProtocolError for what is no message
 */
export function readMessage(text: string): FileMessage | undefined {
  if (text.length > CHUNK) throw new TransferProtocolError('too long');
  const fields = parse(text);
  const { type } = fields;
  switch (type) {
    case 'offer': {
      const { id, name, files, bytes, again } = fields;
      check(typeof id === 'string' && /^[\w-]{22}$/.test(id));
      check(typeof name === 'string' && name.length <= MAX_PATH && typeof again === 'boolean');
      check(isCount(files) && files >= 1 && files <= MAX_FILES && isCount(bytes));
      return { type, id, name, files, bytes, again };
    }
    case 'list': {
      const { entries } = fields;
      check(Array.isArray(entries));
      return { type, entries: entries.map(readEntry) };
    }
    case 'block':
    case 'end': {
      const { hash } = fields;
      check(typeof hash === 'string');
      return { type, hash };
    }
    case 'accept':
      check(isCount(fields.from));
      return { type, from: fields.from };
    case 'got':
      check(isCount(fields.bytes));
      return { type, bytes: fields.bytes };
    case 'listed':
    case 'done':
      return { type };
    case 'pause':
      check(typeof fields.paused === 'boolean');
      return { type, paused: fields.paused };
    case 'cancel':
      return {
        type,
        reason: CANCEL_REASONS.find((known) => known === fields.reason) ?? 'cancelled',
      };
    default:
      check(typeof type === 'string');
      return undefined;
  }
}

function readEntry(entry: unknown): Entry {
  check(Array.isArray(entry));
  const [path, bytes, modified] = entry as unknown[];
  check(typeof path === 'string' && path.length <= MAX_PATH);
  check(isCount(bytes) && isCount(modified));
  return { path, bytes, modified };
}

function parse(text: string): Partial<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  check(typeof value === 'object' && value !== null);
  return value;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function check(holds: boolean): asserts holds {
  if (!holds) throw new TransferProtocolError('not a message of a transfer');
}
