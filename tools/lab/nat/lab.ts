import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { startAgent, type Agent } from './agent.ts';
import { remote, type Remote } from './calls.ts';
import type { InternetActions } from './internet-program.ts';
import { Internet, STUN_SERVERS, STUN_SERVERS6, type SiteList } from './internet.ts';
import { plug, unplug, withTap } from './tap.ts';

export interface Lab {
  /** As one writes them into a list of STUN servers: `host:port`. */
  stunServers: string[];
  stunServers6: string[];
  /** Wraps a command so that it runs at a site. */
  inSite(site: string, command: string[]): string[];
  /** Somebody who starts and drives browsers at a site; ends with the lab. */
  agent(site: string): Agent;
  /** The world between the sites. */
  internet: Remote<InternetActions>;
  /** Connects a site (or a further network `of` a site) to its network. */
  plug(name: string): void;
  /** Disconnects it, so that its computer notices. */
  unplug(name: string): void;
  /** Ends everything in it. */
  close(): Promise<void>;
}

/**
 * Builds an internet with NATs, each site of it in a network namespace of its own. Needs root, or a
 * user namespace in which it is root. Nothing has a name on the machine, so any number of labs can
 * run at once, and all processes end with the one that started the lab, however that ends.
 */
export async function startLab(sites: SiteList): Promise<Lab> {
  const holders = new Map<string, ChildProcess>();
  const agents: Agent[] = [];
  let program: ChildProcess | undefined;
  const close = async () => {
    try {
      await Promise.all(agents.map((agent) => agent.close()));
    } finally {
      await Promise.all([program, ...holders.values()].map(end));
    }
  };
  const inSite = (site: string, command: string[]) => {
    const pid = holders.get(siteOf(sites, site))?.pid;
    if (pid === undefined) throw new Error(`there is no site '${site}'`);
    return ['nsenter', '--net', '--target', String(pid), '--', ...command];
  };
  const { networks } = new Internet(sites, () => undefined);
  const names = Object.keys(sites);
  const cardOf = (name: string) => {
    const ofSameSite = names.filter((each) => siteOf(sites, each) === siteOf(sites, name));
    return { index: ofSameSite.indexOf(name), network: networks[name] ?? {} };
  };
  const run = (name: string, command: string[]) => {
    const [file = '', ...args] = inSite(name, command);
    execFileSync(file, args);
  };
  try {
    const places = names.filter((name) => siteOf(sites, name) === name);
    for (const name of places) holders.set(name, await holdNamespace());
    const node = [process.execPath, '--import', 'tsx'];
    const internet = [...node, path.resolve('tools/lab/nat/internet-program.ts')];
    const command = names.reduceRight(
      (inner, name) => inSite(name, withTap(cardOf(name), inner)),
      [...internet, JSON.stringify(sites)],
    );
    program = await startInternet(command, names.length);
    for (const name of places) run(name, plug(cardOf(name)));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    stunServers: STUN_SERVERS.map((address) => `${address}:3478`),
    stunServers6: STUN_SERVERS6.map((address) => `[${address}]:3478`),
    inSite,
    internet: remote<InternetActions>(program),
    plug: (name) => run(name, plug(cardOf(name))),
    unplug: (name) => run(name, unplug(cardOf(name))),
    agent(site) {
      const agent = startAgent((command) => inSite(site, command));
      agents.push(agent);
      return agent;
    },
    close,
  };
}

/** The site that a name belongs to: itself, or the one whose further network it is. */
function siteOf(sites: SiteList, name: string): string {
  const options = sites[name];
  return (options && 'of' in options && options.of) || name;
}

/** A process that does nothing but keep a network namespace, until we close its input or end. */
async function holdNamespace(): Promise<ChildProcess> {
  const setup = 'ip link set lo up && echo ready && exec cat';
  const child = spawn('unshare', ['--net', 'sh', '-c', setup], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit').then(() => {
    throw new Error('cannot make a network namespace: are we root?');
  });
  await Promise.race([once(child.stdout, 'data'), gone]);
  gone.catch(() => undefined);
  return child;
}

async function startInternet([program = '', ...args]: string[], taps: number) {
  const child = spawn(program, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Each TAP keeps one thread of the pool waiting.
    env: { ...process.env, TAPS: '', UV_THREADPOOL_SIZE: String(taps + 2) },
  });
  const gone = once(child, 'exit').then(() => {
    throw new Error('cannot start the internet of the lab');
  });
  await Promise.race([once(child, 'message'), gone]);
  gone.catch(() => undefined);
  return child;
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
