import { CASES, sample } from '../../tools/lab/sdp/cases.ts';
import { readCorpus } from '../../tools/lab/sdp/corpus.ts';
import { decodeCode, encodeCode } from './code.ts';
import { CodeError } from './errors.ts';
import { parseSdp } from './parse-sdp.ts';

const TRIES = 4000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 32);

/** mulberry32: small, and the same everywhere. */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Random = ReturnType<typeof randomOf>;

const damages: Record<string, (code: string, random: Random) => string> = {
  changed(code, random) {
    const at = random(code.length);
    return code.slice(0, at) + ALPHABET.charAt(random(64)) + code.slice(at + 1);
  },
  lost(code, random) {
    const at = random(code.length);
    return code.slice(0, at) + code.slice(at + 1);
  },
  doubled(code, random) {
    const at = random(code.length);
    return code.slice(0, at) + code.charAt(at) + code.slice(at);
  },
  'swapped with the next': (code, random) => {
    const at = random(code.length - 1);
    return code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
  },
  'swapped with any': (code, random) => {
    const [one, other] = [random(code.length), random(code.length)].sort((a, b) => a - b) as [
      number,
      number,
    ];
    if (one === other) return code;
    const between = code.slice(one + 1, other);
    const end = code.slice(other + 1);
    return code.slice(0, one) + code.charAt(other) + between + code.charAt(one) + end;
  },
};

const corpus = readCorpus();
const ofSource = (pattern: RegExp): string => {
  const entry = corpus.find(({ source }) => pattern.test(source ?? ''));
  if (!entry) throw new Error(`the corpus has no ${String(pattern)}`);
  return encodeCode(parseSdp(entry.sdp, entry.type));
};
const ofCase = (name: string, ...[browser, kind]: ['chromium' | 'firefox', 'invite' | 'reply']) =>
  encodeCode(sample(browser, kind, CASES[name]?.candidates ?? []));

const codes = {
  'Chromium, no candidate': ofCase('no candidate', 'chromium', 'invite'),
  'Chromium, host + srflx': ofCase('host + srflx, other port', 'chromium', 'reply'),
  'Chromium, list': ofCase('VPN, three interfaces', 'chromium', 'invite'),
  'Firefox, mDNS': ofCase('mDNS', 'firefox', 'invite'),
  'Firefox, dual stack': ofCase('dual stack, other port, 10', 'firefox', 'reply'),
  'generic, aiortc': ofSource(/aiortc.*stun/),
  'generic, werift': ofSource(/werift/),
  'deflate, Chromium': ofSource(/Chromium.*audio/),
  'deflate, Firefox': ofSource(/firefox.*audio/),
};

describe.each(Object.entries(codes))('%s', (name, code) => {
  it.each(Object.entries(damages))(`%s character (seed ${seed})`, (_, damage) => {
    const random = randomOf(seed ^ name.length);
    const undetected: string[] = [];
    for (let tries = 0; tries < TRIES;) {
      const damaged = damage(code, random);
      if (damaged === code) continue;
      tries++;
      if (!isRefused(damaged)) undetected.push(damaged);
    }
    expect(undetected).toEqual([]);
  });

  it('every single bit and every cut end', () => {
    const cut = Array.from({ length: code.length - 1 }, (_, end) => code.slice(0, end + 1));
    const flipped = [...code].flatMap((character, at) =>
      [1, 2, 4, 8, 16, 32].map((bit) => {
        const other = ALPHABET.charAt(ALPHABET.indexOf(character) ^ bit);
        return code.slice(0, at) + other + code.slice(at + 1);
      }),
    );
    expect([...cut, ...flipped].filter((damaged) => !isRefused(damaged))).toEqual([]);
  });
});

function isRefused(text: string): boolean {
  try {
    decodeCode(text);
    return false;
  } catch (error) {
    if (error instanceof CodeError) return true;
    throw error;
  }
}
