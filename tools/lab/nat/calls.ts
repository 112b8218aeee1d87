import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Functions that another process offers. What they take and give has to survive JSON. */
type Action = (...args: never[]) => unknown;

/** The same functions, as one sees them from outside. */
export type Remote<T> = {
  [K in keyof T as T[K] extends Action ? K : never]: T[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

interface Call {
  id: number;
  name: string;
  args: unknown[];
}

interface Reply {
  id: number;
  result?: unknown;
  error?: string;
}

/** Offers `actions` to the process that started this one. */
export function serve(actions: Record<string, Action>): void {
  process.on('message', (message) => {
    const { id, name, args } = message as Call;
    const action = actions[name] as ((...args: unknown[]) => unknown) | undefined;
    void Promise.resolve()
      .then(() => action?.(...args))
      .then((result): Reply => ({ id, result }))
      .catch((error: unknown): Reply => ({ id, error: String(error) }))
      .then((reply) => process.connected && process.send?.(reply));
  });
}

/**
 * Starts a program of ours that offers actions by {@link serve}.
 * @param wrap makes a command run at a site
 */
export function startProgram<T>(file: string, wrap: (command: string[]) => string[]) {
  const [program = '', ...args] = wrap([process.execPath, '--import', 'tsx', file]);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = once(child, 'exit');
  return {
    actions: remote<T>(child),
    /** @returns its exit code */
    async end(): Promise<number | null> {
      if (child.connected) child.disconnect();
      const [code] = (await gone) as [number | null];
      return code;
    },
  };
}

/** An object whose every method is `call` with its name. */
export function remoteObject<T>(call: (name: string, args: unknown[]) => Promise<unknown>) {
  // An object with a `then` would be taken for a promise.
  const get = (_: object, name: string) =>
    name === 'then' ? undefined : (...args: unknown[]) => call(name, args);
  return new Proxy({}, { get }) as Remote<T>;
}

/** What `child` offers by {@link serve}. */
export function remote<T>(child: ChildProcess): Remote<T> {
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let serial = 0;
  child.on('message', (message) => {
    const { id, result, error } = message as Reply;
    const waiting = pending.get(id);
    pending.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error));
  });
  child.once('exit', () => {
    for (const { reject } of pending.values()) reject(new Error('the process has ended'));
  });
  return remoteObject<T>(
    (name, args) =>
      new Promise((resolve, reject) => {
        const id = ++serial;
        pending.set(id, { resolve, reject });
        child.send({ id, name, args } satisfies Call, (error) => error && reject(error));
      }),
  );
}
