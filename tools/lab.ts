/** `npm run lab -- NAME [options]`: builds spontan and tries it in a network made for the purpose. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inNamespace } from './lab/namespace.ts';

const LABS: Record<string, { program: string; about: string }> = {
  delay: {
    program: 'tools/lab/delay/program.ts',
    about: `people take their time to hand over a code (10 minutes and more)
    --quick                 delays of 0 and 20 s alone
    --delays 0,20           seconds
    --places nat,public,unseen,lan
    --pairs chromium-firefox,firefox-firefox
    --handovers reply,invite
    --timeout 30            seconds until a NAT forgets a mapping`,
  },
  beacon: {
    program: 'tools/lab/beacon/program.ts',
    about: `two people behind NATs connect without any STUN server, by a beacon or a common friend
    --only friend           those whose name contains it`,
  },
  nat: {
    program: 'tools/lab/matrix/program.ts',
    about: `who can connect to whom, through NATs of all kinds, and whether stock WebRTC can
    --pairs open:linux,cgnat:cgnat   by default each with each (136 trials, an hour and more)
    --kinds open,linux      only pairs of these
    --browsers chromium-chromium,chromium-firefox,firefox-chromium,firefox-firefox
    --sample 20             so many pairs, spread over all; each with the next of the browsers
    --swap                  the other one invites
    --limit 120             seconds until a trial is given up
    --parallel 3            trials at once
    --no-stock
    --file tests/artifacts/nat-matrix.jsonl   trials of this build that are in it are not made again
    --fresh                 empties the file first
    --show                  no trials: table and picture of the build that was tried last`,
  },
  patience: {
    program: 'tools/lab/patience/program.ts',
    about: `what an hour of waiting with a reply costs: processor time and memory
    --browsers chromium,firefox
    --minutes 60
    --hurry 100             times as fast, for memory alone
    --samples 6             how often to look`,
  },
};

const [name = '', ...args] = process.argv.slice(2);
const lab = LABS[name];
if (!lab) {
  const list = Object.entries(LABS).map(([key, { about }]) => `  ${key}: ${about}`);
  console.log(['npm run lab -- NAME [options]', ...list].join('\n'));
  process.exit(1);
}
// Ctrl-C reaches all that runs in the terminal; the lab ends in its own way, and we wait for it.
process.on('SIGINT', () => undefined);
await run(['npm', 'run', '--silent', 'build']);
await run(inNamespace([process.execPath, '--import', 'tsx', lab.program, ...args]));

async function run([program = '', ...rest]: string[]): Promise<void> {
  const [status] = (await once(spawn(program, rest, { stdio: 'inherit' }), 'exit')) as [
    number | null,
  ];
  if (status !== 0) process.exit(status ?? 1);
}
