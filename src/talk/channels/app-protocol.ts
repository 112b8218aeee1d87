/**
 * What another extension and spontan say to each other over a `runtime.Port`, as JSON, which is all that
 * Chromium's ports carry. Described for those who write such an extension in docs/channels.md.
 */

/** From the extension. */
export type AppRequest =
  /** First of all: as which app it wants to be known. */
  | { type: 'hello'; app: string }
  /** `ref` comes back in `opened` or `refused`. */
  | { type: 'open'; connection: string; name: string; ref?: number | undefined }
  | { type: 'send'; channel: number; data: AppData }
  /** A `message` was dealt with; those that were not are counted. */
  | { type: 'got'; channel: number }
  | { type: 'close'; channel: number };

/** A text, or bytes in base64. */
export type AppData = { text: string } | { bytes: string };

/** To the extension. */
export type AppEvent =
  /** The person has allowed it; again when connections come and go. */
  | { type: 'connections'; connections: { id: string; number: number }[] }
  | { type: 'opened'; channel: number; connection: string; name: string; ref?: number | undefined }
  | { type: 'refused'; ref?: number | undefined }
  | { type: 'message'; channel: number; data: AppData }
  /** Too much waits to be sent: go on after `drained`. */
  | { type: 'full'; channel: number }
  | { type: 'drained'; channel: number }
  | { type: 'closed'; channel: number };

/** Characters or bytes of a message: every WebRTC browser takes that much (RFC 8841 §6.1). */
export const MAX_APP_MESSAGE = 64 * 1024;

/** Base64 makes four characters of three bytes. */
const MAX_BASE64 = Math.ceil(MAX_APP_MESSAGE / 3) * 4;

/** Of an app, as in `org.example.notes`: so that two authors hardly choose the same. */
const APP = /^[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])$/;

/** Of a channel of an app. */
const NAME = /^[\w.-]{1,64}$/;

/** Labels of channels of apps: `app:` APP `/` NAME. */
const LABEL = /^app:([^/]+)\/([^/]+)$/;

function isApp(app: unknown): app is string {
  return typeof app === 'string' && APP.test(app);
}

export function labelOf(app: string, name: string): string {
  return `app:${app}/${name}`;
}

/** Undefined where it is no label of an app's channel. */
export function readLabel(label: string): { app: string; name: string } | undefined {
  const [, app, name] = LABEL.exec(label) ?? [];
  return isApp(app) && name !== undefined && NAME.test(name) ? { app, name } : undefined;
}

/** Reads what an extension sent; undefined where it is no request. */
export function readAppRequest(message: unknown): AppRequest | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, app, connection, name, ref, channel, data }: Fields = { ...message };
  switch (type) {
    case 'hello':
      return isApp(app) ? { type, app } : undefined;
    case 'open':
      return typeof connection === 'string' && typeof name === 'string' && NAME.test(name)
        ? { type, connection, name, ref: isNumber(ref) ? ref : undefined }
        : undefined;
    case 'send': {
      const content = readData(data);
      return isNumber(channel) && content ? { type, channel, data: content } : undefined;
    }
    case 'got':
    case 'close':
      return isNumber(channel) ? { type, channel } : undefined;
    default:
      return undefined;
  }
}

/** What goes over the channel; undefined where it is no base64. */
export function toPayload(data: AppData): string | Uint8Array<ArrayBuffer> | undefined {
  if ('text' in data) return data.text;
  try {
    return Uint8Array.from(atob(data.bytes), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function fromPayload(payload: string | ArrayBuffer): AppData {
  if (typeof payload === 'string') return { text: payload };
  let binary = '';
  for (const byte of new Uint8Array(payload)) binary += String.fromCharCode(byte);
  return { bytes: btoa(binary) };
}

type Fields = Partial<Record<string, unknown>>;

function readData(data: unknown): AppData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { text, bytes }: Fields = { ...data };
  if (typeof text === 'string' && text.length <= MAX_APP_MESSAGE) return { text };
  if (typeof bytes === 'string' && bytes.length <= MAX_BASE64) return { bytes };
  return undefined;
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
