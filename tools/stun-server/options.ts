import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import type { StunServerOptions } from './server.ts';

export const USAGE = `npm run stun -- [options]
  --port 3478      UDP port
  --host ADDRESS   listen at this address alone, IPv4 or IPv6; may be given several times
  --rate 50        requests a second that one address may make`;

/** RFC 8489 §18.6. */
const DEFAULT_PORT = 3478;
/** A browser makes about ten requests for a connection; behind one address may be a whole school. */
const DEFAULT_RATE = 50;
/** Far more than one address has use for. */
const MAX_RATE = 1_000_000;

/** Reads the command line; a sentence about what is wrong with it, or the options. */
export function readOptions(args: string[]): StunServerOptions | string {
  let values: { port?: string; host?: string[]; rate?: string };
  try {
    ({ values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string', multiple: true },
        rate: { type: 'string' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const port = readNumber(values.port ?? String(DEFAULT_PORT), 0, 65_535);
  if (port === undefined) return `--port ${values.port}: a port is a number from 0 to 65535.`;
  const rate = readNumber(values.rate ?? String(DEFAULT_RATE), 1, MAX_RATE);
  if (rate === undefined) return `--rate ${values.rate}: a rate is a number from 1 to ${MAX_RATE}.`;
  const hosts = values.host ?? everywhere();
  const wrong = hosts.find((host) => isIP(host) === 0);
  if (wrong !== undefined) return `--host ${wrong}: this is no IPv4 or IPv6 address.`;
  return { port, hosts, rate };
}

function readNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
}

/** All addresses of IPv4, and those of IPv6 where this machine has any. */
function everywhere(): string[] {
  const six = Object.values(networkInterfaces()).flat();
  return six.some((each) => each?.family === 'IPv6') ? ['0.0.0.0', '::'] : ['0.0.0.0'];
}
