import WebSocket from 'ws';

/** A WebDriver BiDi connection: https://www.w3.org/TR/webdriver-bidi/#transport */
export interface Bidi {
  /** Sends a command; resolves to its result. */
  send<T>(method: string, params?: object): Promise<T>;
  /** Calls `listener` with the parameters of each such event; see `session.subscribe`. */
  on(event: string, listener: (params: never) => void): void;
  close(): void;
}

type Incoming =
  | { type: 'success'; id: number; result: unknown }
  | { type: 'error'; id: number; error: string; message: string }
  | { type: 'event'; method: string; params: unknown };

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * A browser that hangs must not hang the tests. One that starts on a slow machine with other browsers on it has
 * taken more than 30 s to answer its first command.
 */
const TIMEOUT = 90_000;

export async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 0 });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, ((params: never) => void)[]>();
  let serial = 0;

  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as Incoming;
    if (message.type === 'event') {
      for (const listener of listeners.get(message.method) ?? []) listener(message.params as never);
      return;
    }
    const waiting = pending.get(message.id);
    if (message.type === 'success') waiting?.resolve(message.result);
    else waiting?.reject(new Error(`${message.error}: ${message.message}`));
  });
  socket.on('close', () => {
    for (const { reject } of pending.values()) reject(new Error('the browser is gone'));
  });

  return {
    send: <T>(method: string, params: object = {}) => {
      const id = ++serial;
      let timer: NodeJS.Timeout | undefined;
      return new Promise<T>((resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), TIMEOUT);
        if (socket.readyState !== WebSocket.OPEN) throw new Error('the browser is gone');
        pending.set(id, { resolve: (result) => resolve(result as T), reject });
        socket.send(JSON.stringify({ id, method, params }));
      }).finally(() => {
        clearTimeout(timer);
        pending.delete(id);
      });
    },
    on(event, listener) {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    },
    close: () => socket.terminate(),
  };
}
