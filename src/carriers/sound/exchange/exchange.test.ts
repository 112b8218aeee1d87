import { Exchange, type Utterance } from './exchange.ts';

const FRAME = 421;
/** From the beginning of a frame until a listener notices it: its reference symbol is in. */
const NOTICE = 120;

/** Seeded, 0 to 1: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Room {
  seed: number;
  /** When each device is started, ms. */
  starts: number[];
  /** Share of frames that nobody understands or notices. */
  loss?: number;
  /** Frames of one payload that have to be added up before it is understood. */
  needed?: number;
}

interface Device {
  exchange: Exchange;
  code: Uint8Array;
  speaking?: { utterance: Utterance; start: number; end: number; spoiledAt: number };
  /** Last moment at which it was speaking. */
  spokeAt: number;
  added: Map<string, number>;
  doneAt?: number;
}

const codeOf = (index: number) =>
  Uint8Array.from({ length: 68 }, (_, at) => (at * 7 + index) & 255);

/** Devices in one room, in steps of 10 ms: who speaks is deaf, and two at a time drown each other. */
function play({ seed, starts, loss = 0, needed = 1 }: Room, limit: number): Device[] {
  const random = randomFrom(seed);
  const devices = starts.map((now, index): Device => ({
    exchange: new Exchange({ code: codeOf(index), frameTime: FRAME, random, now }),
    code: codeOf(index),
    spokeAt: -Infinity,
    added: new Map(),
  }));
  for (let now = 0; now <= limit; now += 10) {
    const loud = devices.filter(({ speaking }) => speaking);
    for (const speaker of loud) {
      const { speaking } = speaker;
      if (!speaking) continue;
      if (loud.length > 1) speaking.spoiledAt = now;
      const sinceFrame = (now - speaking.start) % FRAME;
      const frameStart = now - sinceFrame;
      const spoiled = speaking.spoiledAt >= frameStart;
      for (const [index, listener] of devices.entries()) {
        if (listener === speaker || now < (starts[index] ?? 0)) continue;
        const deaf = listener.speaking !== undefined || listener.spokeAt >= frameStart;
        if (deaf || spoiled) continue;
        if (sinceFrame >= NOTICE && sinceFrame < NOTICE + 10) listener.exchange.sense(now);
        if (sinceFrame < FRAME - 10 || random() < loss) continue;
        const key = `${speaking.utterance.payload.slice(0, 5).join()}`;
        const added = (listener.added.get(key) ?? 0) + 1;
        listener.added.set(key, added);
        if (added >= needed) listener.exchange.hear(speaking.utterance.payload, now);
      }
    }
    for (const [index, device] of devices.entries()) {
      if (now < (starts[index] ?? 0)) continue;
      if (device.speaking && now >= device.speaking.end) {
        device.speaking = undefined;
        device.exchange.spoken(now);
      }
      if (device.speaking) device.spokeAt = now;
      else {
        const utterance = device.exchange.speak(now);
        if (utterance) {
          const end = now + utterance.frames * FRAME;
          device.speaking = { utterance, start: now, end, spoiledAt: -Infinity };
        }
      }
      if (device.exchange.done) device.doneAt ??= now;
    }
  }
  return devices;
}

/** The time by which `share` of `rooms` rooms had both devices done, or Infinity. */
function percentile(share: number, rooms: number, room: Omit<Room, 'seed'>, limit = 60_000) {
  const times = Array.from({ length: rooms }, (_, seed) => {
    const devices = play({ ...room, seed: seed + 1 }, limit);
    expect(devices[0]?.exchange.partner ?? codeOf(1)).toEqual(codeOf(1));
    expect(devices[1]?.exchange.partner ?? codeOf(0)).toEqual(codeOf(0));
    return Math.max(...devices.map(({ doneAt }) => doneAt ?? Infinity)) - Math.max(...room.starts);
  }).sort((a, b) => a - b);
  return times[Math.ceil(share * rooms) - 1] ?? Infinity;
}

/** What happens, by when 95 % of 40 rooms have to be done (ms), and the room. */
const CASES: [string, number, Omit<Room, 'seed'>][] = [
  ['in a quiet room, started together', 6000, { starts: [0, 0] }],
  ['in a quiet room, one started minutes later', 5000, { starts: [0, 150_000] }],
  ['where a third of the frames gets lost', 15_000, { starts: [0, 7000], loss: 0.3 }],
  ['where three frames have to be added up', 22_000, { starts: [0, 0], needed: 3 }],
  ['where twelve are needed and some get lost', 110_000, { starts: [0, 0], needed: 12, loss: 0.2 }],
];

test.each(CASES)('two devices come together %s', (_, limit, room) => {
  expect(percentile(0.95, 40, room, Math.max(...room.starts) + 150_000)).toBeLessThan(limit);
});

test('two pairs in one room do not mix up: whoever is done has a partner who is done with it', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const devices = play({ seed, starts: [0, 300, 2000, 2500] }, 60_000);
    expect(devices.every(({ exchange }) => exchange.done)).toBe(true);
    for (const { code, exchange } of devices) {
      const partner = devices.find((device) => sameBytes(device.code, exchange.partner));
      expect(partner && sameBytes(code, partner.exchange.partner)).toBe(true);
    }
  }
});

test('says nothing more once both are done', () => {
  const [one, two] = play({ seed: 5, starts: [0, 0] }, 60_000);
  expect([one?.exchange.nextTurn, two?.exchange.nextTurn]).toEqual([Infinity, Infinity]);
});

test('tells its code again to a partner that was started anew', () => {
  const limit = 60_000;
  const [one, two] = play({ seed: 5, starts: [0, 0] }, limit);
  const again = new Exchange({ code: codeOf(1), frameTime: FRAME, random: () => 0, now: limit });
  let words = again.speak(limit);
  for (const [now, speaker, listener] of [
    [61_000, again, one?.exchange],
    [62_000, one?.exchange, again],
    [63_000, again, one?.exchange],
  ] as const) {
    listener?.hear(words?.payload ?? new Uint8Array(), now);
    words = listener?.speak(now + 500);
    listener?.spoken(now + 900);
    speaker?.spoken(now);
  }
  expect(two?.exchange.done).toBe(true);
  expect([again.partner, again.done, one?.exchange.done]).toEqual([codeOf(0), true, true]);
});

test('its own words from the wall, and foreign payloads, mean nothing', () => {
  const exchange = new Exchange({ code: codeOf(0), frameTime: FRAME, random: () => 0, now: 0 });
  const own = exchange.speak(0)?.payload ?? new Uint8Array();
  exchange.hear(own, 500);
  exchange.hear(Uint8Array.of(1, 2, 3), 500);
  expect(exchange.partner).toBeUndefined();
});

function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return a.length === b?.length && a.every((byte, index) => byte === b[index]);
}
