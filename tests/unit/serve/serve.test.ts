import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';

/** Another one for each run of the tests; below those that systems hand out by themselves. */
const PORT = 20_000 + 2 * (process.pid % 6000);
/** Node starts, and TypeScript is loaded. */
jest.setTimeout(30_000);

let folder: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'spontan-serve-'));
  await mkdir(path.join(folder, 'dist/site'), { recursive: true });
  await writeFile(path.join(folder, 'dist/site/index.html'), 'the page');
});
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(() => rm(folder, { recursive: true }));

/** Runs one of the programs where the site is; `prints` waits for what it says. */
function run(program: string, args: string[], PATH = process.env.PATH) {
  const file = path.resolve('tools/serve', program);
  const loader = path.resolve('node_modules/tsx/dist/esm/index.mjs');
  const child = spawn(process.execPath, ['--import', loader, file, ...args], {
    cwd: folder,
    env: { ...process.env, PATH },
  });
  started.push(child);
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      listeners.forEach((listener) => listener());
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const prints = (wanted: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = wanted.exec(output);
        if (found) resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`it never printed ${wanted}:\n${output}`)));
    });
  return { child, ended, prints, output: () => output };
}

/** What a server answers, and the certificate that it shows. */
function fetchFrom(port: number): Promise<{ text: string; certificate: X509Certificate }> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: '/', rejectUnauthorized: false }, (response) => {
      const { raw } = (response.socket as TLSSocket).getPeerCertificate();
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ text, certificate: new X509Certificate(raw) }));
    }).once('error', reject);
  });
}

test('serves the site over https, with a certificate for all of this machine’s addresses', async () => {
  const { child, ended, prints } = run('main.ts', ['--port', String(PORT)]);
  const [, fingerprint] = await prints(/^ {2}((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$/m);
  const { text, certificate } = await fetchFrom(PORT);
  expect(text).toBe('the page');
  expect(certificate.fingerprint256).toBe(fingerprint);
  expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(
    createHash('sha256').update(certificate.raw).digest('hex'),
  );
  expect(certificate.checkHost('localhost')).toBe('localhost');
  const own = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const addresses = own.map(({ address }) => address).filter((each) => !/^(fe80|169)/.test(each));
  expect(addresses).not.toEqual([]);
  for (const address of addresses) expect(certificate.checkIP(address)).toBe(address);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(await (await fetch(`http://127.0.0.1:${PORT + 1}/`)).text()).toBe('the page');

  const second = run('main.ts', ['--port', String(PORT)]);
  expect(await second.ended).toBe(1);
  expect(second.output()).toMatch(new RegExp(`^Port ${PORT} is taken .*--port \\d+\n$`));

  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('a wrong port gets a sentence', async () => {
  const { ended, output } = run('main.ts', ['--port', '70000']);
  expect(await ended).toBe(1);
  expect(output()).toMatch(/^--port 70000: a port is a number from 1 to \d+\.\n$/);
});

test('leads the site out by ssh, and shows where the other end says it is', async () => {
  const bin = path.join(folder, 'bin');
  await mkdir(bin);
  const ssh = `#!/bin/sh\necho "asked for: $*"\necho "You are at https://a1b2.tunnel.example now"\ncat\necho input has ended\n`;
  await writeFile(path.join(bin, 'ssh'), ssh);
  await chmod(path.join(bin, 'ssh'), 0o755);
  const { child, ended, prints, output } = run(
    'tunnel.ts',
    ['me@host.example'],
    `${bin}:${process.env.PATH}`,
  );
  const [, port] = await prints(/asked for: .*-R 80:127\.0\.0\.1:(\d+) -- me@host\.example$/m);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('the page');
  await prints(/^https:\/\/a1b2\.tunnel\.example\n\n[ ▀▄█\n]+$/m);
  expect(output()).not.toContain('input has ended');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('says so when ssh ends', async () => {
  const bin = path.join(folder, 'bin-that-fails');
  await mkdir(bin);
  await writeFile(path.join(bin, 'ssh'), '#!/bin/sh\nexit 255\n');
  await chmod(path.join(bin, 'ssh'), 0o755);
  const { ended, output } = run('tunnel.ts', ['host.example'], `${bin}:${process.env.PATH}`);
  expect(await ended).toBe(1);
  expect(output()).toMatch(/^ssh has ended \(255\), and with it the tunnel\.$/m);
});
