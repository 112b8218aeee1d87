/** What `npm run lab -- patience` runs, in a network of its own: what it costs to wait for long. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Cost } from '../browsers/cost.ts';
import type { BrowserKind } from '../browsers/index.ts';
import type { Agent, RemoteResident } from '../nat/agent.ts';
import { startLab } from '../nat/lab.ts';

const MEGABYTE = 1024 * 1024;
/** For a browser to come to rest after it was started. */
const REST = 20_000;
/** Far longer than it may take to connect. */
const LIMIT = 30_000;
const POLL = 100;

const { values } = parseArgs({
  options: {
    browsers: { type: 'string', default: 'chromium,firefox' },
    minutes: { type: 'string', default: '60' },
    hurry: { type: 'string', default: '1' },
    samples: { type: 'string', default: '6' },
  },
});
const kinds = values.browsers.split(',') as BrowserKind[];
const minutes = Number(values.minutes);
const hurry = Number(values.hurry);
const samples = Number(values.samples);

const lab = await startLab({ a: { kind: 'port-restricted' }, b: { kind: 'port-restricted' } });
try {
  const servers = lab.stunServers.slice(0, 2);
  const inviter = await lab.agent('a').moveIn('chromium', servers);
  const agent = lab.agent('b');
  for (const line of (
    await Promise.all(kinds.map((kind) => wait(kind, inviter, agent, servers)))
  ).flat())
    console.log(line);
} finally {
  await lab.close();
}

/** One waits with a reply, another has nothing but the page open; then the reply is taken. */
async function wait(kind: BrowserKind, inviter: RemoteResident, agent: Agent, servers: string[]) {
  const [replier, idle] = await Promise.all([
    agent.moveIn(kind, servers),
    agent.moveIn(kind, servers),
  ]);
  if (hurry !== 1) await replier.hurries(hurry);
  const invite = await inviter.invites();
  const reply = await replier.replies(invite.code);
  await sleep(REST);
  const start = await bothCosts();
  for (let sample = 1; sample <= samples; sample++) {
    await sleep((minutes * 60_000) / hurry / samples);
    const { waiting } = await bothCosts();
    const passed = Math.round((minutes * sample) / samples);
    console.error(`${kind} after ${passed} min: ${inMegabytes(waiting)} MB`);
  }
  const end = await bothCosts();
  const share = (name: keyof typeof end) =>
    (100 * (end[name].cpu - start[name].cpu)) / ((minutes * 60) / hurry);
  const pasted = await inviter.takes(reply.code);
  const opened = await connectedAt();
  const name = `patience ${kind} ${minutes} min${hurry === 1 ? '' : ` at ${hurry} times the speed`}`;
  return [
    `${name}, processor: ${share('waiting').toFixed(2)} % of a core`,
    `${name}, processor of an idle page: ${share('idle').toFixed(2)} % of a core`,
    `${name}, memory at the start: ${inMegabytes(start.waiting)} MB`,
    `${name}, memory at the end: ${inMegabytes(end.waiting)} MB`,
    `${name}, memory of an idle page at the start: ${inMegabytes(start.idle)} MB`,
    `${name}, memory of an idle page at the end: ${inMegabytes(end.idle)} MB`,
    `${name}, from pasting the reply to connected: ${opened === undefined ? 'never' : opened - pasted} ms`,
  ];

  async function bothCosts() {
    const [waiting, other] = await Promise.all([replier.cost(), idle.cost()]);
    return { waiting, idle: other };
  }

  async function connectedAt(): Promise<number | undefined> {
    for (const deadline = Date.now() + LIMIT; Date.now() < deadline; await sleep(POLL)) {
      const { connected } = await replier.timeline(reply.id);
      if (connected !== undefined) return connected;
    }
    return undefined;
  }
}

function inMegabytes({ memory }: Cost): string {
  return (memory / MEGABYTE).toFixed(0);
}
