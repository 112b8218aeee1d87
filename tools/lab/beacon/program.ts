/**
 * What `npm run lab -- beacon` runs, in a network of its own: two people behind NATs, with no STUN
 * server anywhere, connect with the help of a beacon or of a common friend.
 */
import { parseArgs } from 'node:util';
import { decodeCode } from '../../../src/signal/code.ts';
import type { BrowserKind } from '../browsers/index.ts';
import type { RemoteResident } from '../nat/agent.ts';
import type { NatKind } from '../nat/kinds.ts';
import { startLab } from '../nat/lab.ts';

/** Who helps two people to connect, and what they are all behind. */
interface Case {
  helper: 'beacon' | 'friend';
  /** The helper's browser: Chromium, where nothing is said. Only Chromium can ask. */
  browser?: BrowserKind;
  /** What the helper is behind. */
  at: NatKind;
  /** What both of the others are behind. */
  askers: NatKind;
  /** Their browsers, the inviter's first. One with Firefox asks a STUN server instead. */
  browsers?: [BrowserKind, BrowserKind];
  /** Where physics does not allow it, that has to be noticed and not waited for again. */
  works: boolean;
}

const CASES: Case[] = [
  { helper: 'beacon', at: 'open', askers: 'port-restricted', works: true },
  { helper: 'beacon', at: 'open', askers: 'addr-restricted', works: true },
  { helper: 'beacon', browser: 'firefox', at: 'open', askers: 'port-restricted', works: true },
  {
    helper: 'beacon',
    at: 'open',
    askers: 'port-restricted',
    browsers: ['chromium', 'firefox'],
    works: true,
  },
  {
    helper: 'beacon',
    at: 'open',
    askers: 'port-restricted',
    browsers: ['firefox', 'chromium'],
    works: true,
  },
  { helper: 'friend', at: 'open', askers: 'port-restricted', works: true },
  { helper: 'friend', browser: 'firefox', at: 'full-cone', askers: 'port-restricted', works: true },
  { helper: 'friend', at: 'full-cone', askers: 'port-restricted', works: true },
  { helper: 'friend', at: 'addr-restricted', askers: 'port-restricted', works: true },
  { helper: 'friend', at: 'port-preserving', askers: 'port-preserving', works: true },
  { helper: 'friend', at: 'port-restricted', askers: 'port-preserving', works: false },
  { helper: 'friend', at: 'port-restricted', askers: 'port-restricted', works: false },
];

/** Milliseconds. Far longer than it takes to connect. */
const LIMIT = 20_000;
/** Where nothing can come of it, so long is enough to see that nothing does. */
const NOTHING_COMES = 5_000;
/** For this code the beacon that is gone was asked, but not also the friend who cannot help. */
const ONE_ASKED = 1000;

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

let failures = 0;
for (const each of CASES.filter((one) => nameOf(one).includes(values.only))) {
  const { ok, text } = await run(each).catch((error: unknown) => ({
    ok: false,
    text: String(error),
  }));
  if (!ok) failures++;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${nameOf(each)}: ${text}`);
}
console.log(`beacon: ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;

function nameOf({ helper, browser = 'chromium', at, askers, browsers }: Case): string {
  const who = browsers ? browsers.join(' and ') : 'both';
  return `${helper} (${browser}) behind ${at}, ${who} behind ${askers}`;
}

async function run(each: Case): Promise<{ ok: boolean; text: string }> {
  const { at, askers } = each;
  const lab = await startLab({
    a: { kind: askers },
    b: { kind: askers },
    helper: { kind: at },
    volunteer: { kind: 'open' },
  });
  try {
    const isBeacon = each.helper === 'beacon';
    const { browser = 'chromium' } = each;
    // Firefox hides its own address, so that one has to ask a server where it is itself.
    const firefoxAsks = browser === 'firefox' ? lab.stunServers.slice(0, 1) : [];
    const volunteer = isBeacon
      ? await lab.agent('helper').moveIn(browser, firefoxAsks)
      : await lab.agent('volunteer').moveIn('chromium', []);
    const beacon = await volunteer.becomesBeacon();
    const [a, b] = await Promise.all(
      (each.browsers ?? ['chromium', 'chromium']).map((kind, i) => {
        const servers = kind === 'firefox' ? [...lab.stunServers.slice(0, 2), beacon] : [beacon];
        return lab.agent(i === 0 ? 'a' : 'b').moveIn(kind, servers);
      }),
    );
    if (!a || !b) throw new Error('nobody has moved in');
    if (!isBeacon) {
      const friend = await lab.agent('helper').moveIn(browser, [beacon, ...firefoxAsks]);
      await befriend(a, b, friend);
      lab.unplug('volunteer');
    }
    const first = await connect(a, b, each.works ? LIMIT : NOTHING_COMES);
    if (each.works) {
      const { connected } = first;
      return { ok: connected !== undefined && first.publics === 2, text: describe(first) };
    }
    const again = await connect(a, b, NOTHING_COMES);
    const ok = first.connected === undefined && Math.max(...again.codes) <= ONE_ASKED;
    return { ok, text: `${describe(first)}; once more: ${describe(again)}` };
  } finally {
    await lab.close();
  }
}

async function befriend(a: RemoteResident, b: RemoteResident, friend: RemoteResident) {
  for (const each of [a, b]) {
    const { connected } = await connect(each, friend, LIMIT);
    if (connected === undefined) throw new Error('not connected with the friend');
  }
}

interface Outcome {
  /** Milliseconds until each of the codes was there. */
  codes: number[];
  /** How many of the codes hold a public address. */
  publics: number;
  /** Milliseconds from pasting the reply; undefined: not within the limit. */
  connected?: number;
}

async function connect(a: RemoteResident, b: RemoteResident, limit: number): Promise<Outcome> {
  const invite = await a.invites();
  const reply = await b.replies(invite.code);
  const pasted = await a.takes(reply.code);
  const opens = (one: RemoteResident, id: string) =>
    one.finds(id, '#state[data-state="connected"]', { timeout: limit });
  const isOpen = await Promise.all([opens(a, invite.id), opens(b, reply.id)]).then(
    () => true,
    () => false,
  );
  const [ofA, ofB] = await Promise.all([a.timeline(invite.id), b.timeline(reply.id)]);
  if (isOpen) {
    await a.says(invite.id, 'can you hear me?');
    await b.finds(reply.id, '.chat-line.from-them', { text: 'can you hear me?', timeout: limit });
  } else {
    // Either may have given up by itself.
    await Promise.allSettled([a.cancels(invite.id), b.cancels(reply.id)]);
  }
  const isPublic = (code: string) =>
    decodeCode(code).candidates.some(({ address }) => address.startsWith('198.51.100.'));
  return {
    codes: [
      (ofA.inviting ?? Infinity) - (ofA.gathering ?? 0),
      (ofB.replying ?? Infinity) - (ofB.gathering ?? 0),
    ],
    publics: [invite.code, reply.code].filter(isPublic).length,
    ...(isOpen && { connected: Math.max(ofA.connected ?? 0, ofB.connected ?? 0) - pasted }),
  };
}

function describe({ codes, publics, connected }: Outcome): string {
  const [invite, reply] = codes;
  const end = connected === undefined ? 'not connected' : `connected after ${connected} ms`;
  return `invite after ${invite} ms, reply after ${reply} ms, ${publics} of 2 name a public address, ${end}`;
}
