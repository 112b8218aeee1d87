import { Exchange } from './exchange.ts';

const FRAME = 421;
/** From the beginning of a frame until a listener is sure of it, and has understood it if one is enough. */
const NOTICE = 260;
/** From the program that plays through the air to the program that listens. */
const WAY = 150;
/** What the speaker reckons with, and for how long it is deaf after that. */
const OUTPUT = 70;
const DEAF = 150;

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
  /** Of a code. */
  bytes?: number;
}

interface Device {
  exchange: Exchange;
  code: Uint8Array;
  /** Until its words are out, and until it listens again. */
  speaksUntil: number;
  deaf: Span[];
  added: Map<string, number>;
  doneAt?: number;
}

interface Span {
  from: number;
  to: number;
}

/** A frame as it arrives at the microphones. */
interface Sound extends Span {
  speaker: Device;
  payload: Uint8Array;
  first: boolean;
  lost: boolean[];
}

const codeOf = (index: number, length = 68) =>
  Uint8Array.from({ length }, (_, at) => (at * 7 + index) & 255);

/** Devices in one room, in steps of 10 ms: who speaks is deaf, and two at a time drown each other. */
function play({ seed, starts, loss = 0, needed = 1, bytes }: Room, limit: number): Device[] {
  const random = randomFrom(seed);
  const sounds: Sound[] = [];
  const devices = starts.map((now, index): Device => ({
    exchange: new Exchange({ code: codeOf(index, bytes), frameTime: FRAME, random, now }),
    code: codeOf(index, bytes),
    speaksUntil: -Infinity,
    deaf: [{ from: -Infinity, to: now }],
    added: new Map(),
  }));
  const listen = (device: Device, index: number, now: number) => {
    for (const sound of sounds.filter(({ speaker, to }) => speaker !== device && to >= now - 10)) {
      const { from, to, payload } = sound;
      const hears = (until: number) =>
        !sound.lost[index] &&
        ![...device.deaf, ...sounds.filter(({ speaker }) => speaker !== sound.speaker)].some(
          (span) => span.from < until && span.to > from,
        );
      if (sound.first && now === from) device.exchange.louder(now);
      if (now === from + NOTICE && hears(now)) device.exchange.sense(now, to - now);
      const added = device.added.get(payload.join()) ?? 0;
      const enough = added + 1 >= needed;
      // Where one is enough it is understood before its end.
      if (now !== (needed === 1 ? from + NOTICE : Math.ceil(to / 10) * 10) || !hears(now)) continue;
      device.added.set(payload.join(), added + 1);
      if (enough) device.exchange.hear(payload, now);
    }
  };
  const speak = (device: Device, now: number) => {
    if (now < device.speaksUntil) return;
    if (device.speaksUntil > now - 10) device.exchange.spoken(now);
    const utterance = device.exchange.speak(now);
    if (!utterance) return;
    const { payloads, frames } = utterance;
    const all = payloads.flatMap((payload) => new Array<Uint8Array>(frames).fill(payload));
    device.speaksUntil = now + Math.ceil((all.length * FRAME + OUTPUT) / 10) * 10;
    device.deaf.push({ from: now, to: device.speaksUntil + DEAF });
    for (const [frame, payload] of all.entries()) {
      const from = now + WAY + Math.round((frame * FRAME) / 10) * 10;
      const lost = devices.map(() => random() < loss);
      sounds.push({ speaker: device, payload, first: frame === 0, from, to: from + FRAME, lost });
    }
  };
  for (let now = 0; now <= limit; now += 10) {
    for (const [index, device] of devices.entries()) {
      if (now < (starts[index] ?? 0)) continue;
      listen(device, index, now);
      speak(device, now);
      if (device.exchange.done) device.doneAt ??= now;
    }
  }
  return devices;
}

/** The time by which `share` of `rooms` rooms had both devices done, or Infinity. */
function percentile(share: number, rooms: number, room: Omit<Room, 'seed'>, limit = 60_000) {
  const times = Array.from({ length: rooms }, (_, seed) => {
    const devices = play({ ...room, seed: seed + 1 }, limit);
    for (const [index, { exchange }] of devices.entries()) {
      const code = codeOf(1 - index, room.bytes);
      expect(exchange.partner ?? code).toEqual(code);
    }
    return Math.max(...devices.map(({ doneAt }) => doneAt ?? Infinity)) - Math.max(...room.starts);
  }).sort((a, b) => a - b);
  return times[Math.ceil(share * rooms) - 1] ?? Infinity;
}

/** What happens, by when 95 % of 40 rooms have to be done (ms), and the room. */
const CASES: [string, number, Omit<Room, 'seed'>][] = [
  ['in a quiet room, started together', 11_000, { starts: [0, 0] }],
  ['in a quiet room, one started minutes later', 6000, { starts: [0, 150_000] }],
  ['with long codes', 15_000, { starts: [0, 7000], bytes: 500 }],
  ['where a third of the frames gets lost', 15_000, { starts: [0, 7000], loss: 0.3 }],
  ['where three frames have to be added up', 22_000, { starts: [0, 0], needed: 3 }],
  ['where twelve are needed and some get lost', 125_000, { starts: [0, 0], needed: 12, loss: 0.2 }],
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
  const again = quick(1, limit - 1000);
  let words = again.speak(limit);
  for (const [now, speaker, listener] of [
    [61_000, again, one?.exchange],
    [62_000, one?.exchange, again],
    [63_000, again, one?.exchange],
  ] as const) {
    listener?.hear(words?.payloads[0] ?? new Uint8Array(), now);
    words = listener?.speak(now + 500);
    listener?.spoken(now + 900);
    speaker?.spoken(now);
  }
  expect(two?.exchange.done).toBe(true);
  expect([again.partner, again.done, one?.exchange.done]).toEqual([codeOf(0), true, true]);
});

test('its own words from the wall, and foreign payloads, mean nothing', () => {
  const exchange = quick();
  const own = exchange.speak(1000)?.payloads[0] ?? new Uint8Array();
  expect(own).not.toEqual(new Uint8Array());
  exchange.hear(own, 2000);
  exchange.hear(Uint8Array.of(1, 2, 3), 2000);
  expect(exchange.partner).toBeUndefined();
});

test('a frame that may be its own echo is waited for, and tells of nobody', () => {
  const exchange = quick();
  exchange.speak(1000);
  exchange.spoken(1500);
  expect(exchange.sense(2000, 200)).toBe(false);
  expect(exchange.nextTurn).toBeGreaterThan(2200);
  expect(exchange.sense(2600, 200)).toBe(true);
});

test('waits a moment where it has become louder, once before each turn', () => {
  const exchange = quick();
  exchange.louder(900);
  expect(exchange.speak(1000)).toBeUndefined();
  exchange.louder(1190);
  expect(exchange.speak(1200)).toBeDefined();
});

/** Speaks as soon as it may. */
function quick(index = 0, now = 0): Exchange {
  return new Exchange({ code: codeOf(index), frameTime: FRAME, random: () => 0, now });
}

function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return a.length === b?.length && a.every((byte, index) => byte === b[index]);
}
