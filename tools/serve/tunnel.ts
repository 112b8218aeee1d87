/**
 * `npm run x:localhost -- [USER@]HOST`: leads the built site out through an ssh server that the person
 * has, or a service that works like one. See docs/hosting.md for what that gives away.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { filesOf } from './files.ts';
import { asked, listen } from './listen.ts';
import { portOf } from './options.ts';
import { printQr } from './print-qr.ts';

const SITE = 'dist/site';
const USAGE = `npm run x:localhost -- [USER@]HOST [--port 80] [--address https://…]
  HOST       your ssh server, or a tunnel service that ssh can speak to
  --port     the port on HOST that leads here
  --address  where HOST shows that port to the world, if it does not say so itself`;

/** Longer than one signal reaches two programs apart. */
const CTRL_C_MS = 200;

/** What services print about where they show it. */
const ADDRESS = /https:\/\/[^\s\x1b]+/;

try {
  await tunnel(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

interface Options {
  host: string;
  port: number;
  address: string | undefined;
}

function readOptions(args: string[]): Options {
  const options = { port: { type: 'string' }, address: { type: 'string' } } as const;
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, {
      cause: error,
    });
  }
  const { values, positionals } = parsed;
  const [host, ...others] = positionals;
  if (host === undefined || others.length > 0) throw new Error(USAGE);
  return { host, port: portOf(values.port ?? '80'), address: values.address };
}

async function tunnel({ host, port, address }: Options): Promise<void> {
  const server = createServer(filesOf(SITE));
  await listen(server, 0, '127.0.0.1');
  const { port: here } = server.address() as AddressInfo;
  const forward = `${port}:127.0.0.1:${here}`;
  // Its input stays open and empty: at its end the shell over there would end, and the tunnel with it.
  const ssh = spawn('ssh', ['-T', '-o', 'ExitOnForwardFailure=yes', '-R', forward, '--', host], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  console.log(`Leading spontan out through ${host}, until you press Ctrl-C.`);
  if (address) await show(address);
  let shown = address !== undefined;
  ssh.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    const [found] = ADDRESS.exec(text) ?? [];
    if (!found || shown) return;
    shown = true;
    void show(found);
  });
  const ended = new Promise<string>((resolve) => {
    ssh.once('error', (error) => resolve(`ssh does not start: ${error.message}`));
    ssh.once('exit', (code) => {
      const sentence = `ssh has ended (${code ?? 'by a signal'}), and with it the tunnel.`;
      // Ctrl-C goes to both programs, and ssh may be faster: that is no trouble to be told of.
      setTimeout(() => resolve(sentence), CTRL_C_MS).unref();
    });
  });
  const sentence = await Promise.race([ended, asked()]);
  ssh.kill();
  server.close();
  server.closeAllConnections();
  if (sentence) throw new Error(sentence);
}

async function show(address: string): Promise<void> {
  console.log(`\n${address}\n`);
  await printQr(address);
}
