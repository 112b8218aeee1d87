import type { BrowserKind } from '../../tools/lab/browsers/index.ts';
import { poll } from '../../tools/lab/browsers/poll.ts';
import type { RemoteResident } from '../../tools/lab/nat/agent.ts';
import { startLab, type Lab } from '../../tools/lab/nat/lab.ts';
import type { SiteList } from '../../tools/lab/nat/internet.ts';

const SITES = {
  a: { kind: 'port-restricted' },
  b: { kind: 'port-restricted' },
  /** Further networks of theirs, mobile ones, which answer later. */
  aToo: { kind: 'port-restricted', of: 'a', delay: 200 },
  bToo: { kind: 'port-restricted', of: 'b', delay: 200 },
  aThird: { kind: 'port-restricted', of: 'a', delay: 200 },
  aFourth: { kind: 'port-restricted', of: 'a' },
  /** So far away that its answer to a move can be cut off. */
  c: { kind: 'port-restricted', delay: 100 },
} satisfies SiteList;
const KINDS: BrowserKind[] = ['chromium', 'firefox'];

/** Until a browser says that nothing comes any more: 5 to 8 s. */
const NOTICED = 12_000;
const OUTAGE = 8_000;
/** After an outage, what waited is sent again at growing intervals (RFC 9260 §6.3.3). */
const HEALED = 15_000;
/** Until a network is noticed, 5 s, and both sides have waited for what servers say of it, 3 s each. */
const MOVED = 11_000;
/** Two moves at once are one after the other, with a pause of 5 s between. */
const BOTH_MOVED = MOVED + 5_000 + MOVED;
/** Longer than Firefox by itself waits for a path that has moved: 11 s from the offer. */
const OUTAGE_OF_A_MOVE = 12_000;
/** Until the browsers have tried what they have just been told. */
const TRIED = 4_000;
/** The addresses of the further networks in the internet. */
const PLACES = {
  aToo: '198.51.100.30',
  bToo: '198.51.100.40',
  aThird: '198.51.100.50',
  aFourth: '198.51.100.60',
};

/** One connection, as both sides have it. */
interface Talk {
  a: { resident: RemoteResident; id: string };
  b: { resident: RemoteResident; id: string };
}

let lab: Lab;
let everybody: Record<'a' | 'b', RemoteResident[]>;
let servers: string[];
const talks: Talk[] = [];
beforeAll(async () => {
  lab = await startLab(SITES);
  servers = lab.stunServers.slice(0, 2);
  const [as, bs] = await Promise.all(
    ['a', 'b'].map(async (site) => {
      const agent = lab.agent(site);
      return Promise.all(KINDS.map((kind) => agent.moveIn(kind, servers)));
    }),
  );
  everybody = { a: as ?? [], b: bs ?? [] };
  await Promise.all(Object.values(everybody).flatMap((all) => all.map((p) => p.evaluates(KEEP))));
  for (const a of everybody.a) {
    for (const b of everybody.b) {
      const invite = await a.invites();
      const reply = await b.replies(invite.code);
      await a.takes(reply.code);
      talks.push({ a: { resident: a, id: invite.id }, b: { resident: b, id: reply.id } });
    }
  }
  await everywhere('#state[data-state="connected"]', NOTICED);
  for (const { a, b } of calls()) {
    await a.resident.finds(a.id, '#call-camera', {});
    await a.resident.clicks('#call-camera');
    await b.resident.finds(b.id, '#call-just-listen', {});
    await b.resident.clicks('#call-just-listen');
  }
  await watch();
});
afterAll(() => lab.close());

/** Waits until both sides of all four pairs of browsers see such an element. */
async function everywhere(selector: string, timeout: number): Promise<void> {
  const sides = talks.flatMap(({ a, b }) => [a, b]);
  await Promise.all(sides.map(({ resident, id }) => resident.finds(id, selector, { timeout })));
}

/** Chromium with Firefox, and Firefox with Chromium. */
const calls = () => talks.slice(1, 3);

async function say(side: 'a' | 'b', text: string): Promise<void> {
  await Promise.all(talks.map((talk) => talk[side].resident.says(talk[side].id, text)));
}

async function hear(side: 'a' | 'b', text: string, timeout: number): Promise<void> {
  const wanted = { text, timeout };
  await Promise.all(
    talks.map((talk) => talk[side].resident.finds(talk[side].id, '.chat-line.from-them', wanted)),
  );
}

/** A picture of what the video shows, small. Firefox does not count the frames of a call. */
const PICTURE = `(() => {
  const context = new OffscreenCanvas(64, 36).getContext('2d');
  context.drawImage(document.querySelector('video'), 0, 0, 64, 36);
  return context.getImageData(0, 0, 64, 36).data.join();
})()`;

/** In the calls that there are, the picture moves. */
async function watch(): Promise<void> {
  for (const { b } of calls()) {
    await b.resident.finds(b.id, '.call-sending', {});
    // Nothing, and the last picture before it stood still, would be two.
    const pictures = new Set<unknown>();
    await poll('the picture to move', async () => {
      pictures.add(await b.resident.evaluates(PICTURE));
      return pictures.size > 3;
    });
  }
}

/** In the page: keeps its peer connections for {@link know}. */
const KEEP = `(() => {
  const Native = RTCPeerConnection;
  const kept = [];
  const keep = (pc) => (kept.push(pc), pc);
  const construct = (_, args) => keep(new Native(...args));
  Object.assign(globalThis, { kept, RTCPeerConnection: new Proxy(Native, { construct }) });
})()`;

/** In the page: how many have been told of such a network, and have gathered their own addresses. */
const told = (place: keyof typeof PLACES) => `kept.filter((pc) =>
  pc.connectionState === 'connected' && pc.signalingState === 'stable' &&
  pc.remoteDescription.sdp.includes(' ${PLACES[place]} ') &&
  pc.localDescription.sdp.includes(' srflx ')).length`;

/** Waits until the talks of this side have been told of a network of the other side, and have tried it. */
async function know(side: 'a' | 'b', place: keyof typeof PLACES, timeout: number): Promise<void> {
  const areTold = async (resident: RemoteResident) =>
    (await resident.evaluates(told(place))) === everybody.a.length;
  const wait = (resident: RemoteResident) =>
    poll(`${side} to know ${place}`, () => areTold(resident), timeout);
  await Promise.all(everybody[side].map(wait));
  await pause(TRIED);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('an outage of 8 s heals, and what was written in it arrives', async () => {
  const start = Date.now();
  await lab.internet.lose('b', 'all');
  await say('a', 'written into the void');
  await everywhere('.interrupted', NOTICED);
  await pause(start + OUTAGE - Date.now());
  await lab.internet.lose('b', 'nothing');
  await hear('b', 'written into the void', HEALED);
  await everywhere('#state[data-state="connected"]', HEALED);
}, 60_000);

test('when another network comes and the old one goes, talks and calls go on', async () => {
  lab.plug('aToo');
  await know('b', 'aToo', MOVED);
  lab.unplug('a');
  await say('a', 'from my new network');
  await say('b', 'to your new network');
  await hear('b', 'from my new network', HEALED);
  await hear('a', 'to your new network', HEALED);
  await watch();
}, 90_000);

test('also when both move at the same time', async () => {
  lab.plug('aThird');
  lab.plug('bToo');
  await Promise.all([know('b', 'aThird', BOTH_MOVED), know('a', 'bToo', BOTH_MOVED)]);
  lab.unplug('aToo');
  lab.unplug('b');
  await say('a', 'both of us have moved');
  await hear('b', 'both of us have moved', HEALED);
  await say('b', 'so we have');
  await hear('a', 'so we have', HEALED);
  await watch();
}, 90_000);

test('an outage in the middle of a move, so that the answer comes late', async () => {
  const [a] = everybody.a;
  if (!a) throw new Error('nobody is there');
  const c = await lab.agent('c').moveIn('firefox', servers);
  await c.evaluates(KEEP);
  const invite = await a.invites();
  const reply = await c.replies(invite.code);
  await a.takes(reply.code);
  await c.finds(reply.id, '#state[data-state="connected"]', { timeout: NOTICED });
  lab.plug('aFourth');
  await poll('the offer', async () => (await c.evaluates(told('aFourth'))) === 1, MOVED);
  await lab.internet.lose('c', 'sent');
  await pause(OUTAGE_OF_A_MOVE);
  await lab.internet.lose('c', 'nothing');
  await c.says(reply.id, 'you hear me again');
  const heard = { text: 'you hear me again', timeout: HEALED };
  await a.finds(invite.id, '.chat-line.from-them', heard);
  await pause(TRIED);
  lab.unplug('aThird');
  await a.says(invite.id, 'where I am now');
  await c.finds(reply.id, '.chat-line.from-them', { text: 'where I am now', timeout: HEALED });
}, 120_000);
