import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { BrowserKind } from '../../tools/lab/browsers/index.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';
import { decodeCode } from '../../src/signal/code.ts';

const run = promisify(execFile);
const PORT = '34780';
const ADDRESS = '198.51.100.10';
const ADDRESS6 = '2001:db8:1::10';
/** For each client, with Node's start. */
const TIMEOUT = 20_000;

/** The server as `npm run stun` starts it, at a public address; its clients behind a NAT. */
describe('the STUN server for everyone', () => {
  let lab: Lab;
  let server: ReturnType<typeof spawn>;

  beforeAll(async () => {
    lab = await startLab({
      server: { kind: 'open', six: true },
      client: { kind: 'port-restricted', six: true },
    });
    const main = [process.execPath, '--import', 'tsx', 'tools/stun-server/main.ts'];
    const [program = '', ...args] = lab.inSite('server', [...main, '--port', PORT]);
    server = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    if (!server.stdout) throw new Error('the server has no output');
    // An iterator keeps lines that come together.
    const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
    for (const wanted of [
      `STUN server at 0.0.0.0:${PORT} (UDP)`,
      `STUN server at [::]:${PORT} (UDP)`,
    ]) {
      expect((await lines.next()).value).toBe(wanted);
    }
  });
  afterAll(async () => {
    server.kill();
    await lab.close();
  });

  test.each([
    [ADDRESS, /UDP reflexive addr: 198\.51\.100\.20:\d+/],
    [ADDRESS6, /UDP reflexive addr: 2001:db8:2::10:\d+/],
  ])('turnutils_stunclient learns its address from %s', async (address, answer) => {
    const [program = '', ...args] = lab.inSite('client', [
      'turnutils_stunclient',
      '-p',
      PORT,
      address,
    ]);
    const { stdout } = await run(program, args, { timeout: TIMEOUT });
    expect(stdout).toMatch(answer);
  });

  test.each<BrowserKind>(['chromium', 'firefox'])('%s learns its address', async (kind) => {
    const person = await lab.agent('client').moveIn(kind, [`${ADDRESS}:${PORT}`]);
    const { candidates } = decodeCode((await person.invites()).code);
    expect(candidates).toContainEqual(
      expect.objectContaining({ type: 'srflx', address: '198.51.100.20' }),
    );
    expect(await person.consoleErrors()).toEqual([]);
  });
});
