import type { Server } from 'node:http';

/**
 * @throws Error with a sentence for the person where that port cannot be had
 */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(sentence(error, port))),
    );
    server.listen(port, host, () => resolve());
  });
}

function sentence({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another one: --port ${port + 10}`;
  if (code === 'EACCES') return `Port ${port} is for root only. Choose one from 1024: --port 8443`;
  return message;
}

/** Resolves when the person has pressed Ctrl-C, or the program is told to end. */
export function asked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
}
