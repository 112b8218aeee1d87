import { parseArgs } from 'node:util';

/** The highest leaves room for the one beside it. */
const MAX_PORT = 65_534;

/**
 * Reads `--port`, the only option.
 * @throws Error with a sentence for the person
 */
export function readPort(args: string[], preset: number, usage: string): number {
  const { values } = parse(args, usage);
  return values.port === undefined ? preset : portOf(values.port);
}

function parse(args: string[], usage: string) {
  try {
    return parseArgs({ args, options: { port: { type: 'string' } } });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, {
      cause: error,
    });
  }
}

export function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= MAX_PORT) return port;
  throw new Error(`--port ${text}: a port is a number from 1 to ${MAX_PORT}.`);
}
