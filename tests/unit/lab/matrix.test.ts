import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../../tools/lab/browsers/process.ts';
import type { Outcome } from '../../../tools/lab/matrix/outcome.ts';
import { pictureOf } from '../../../tools/lab/matrix/picture.ts';
import {
  allPairs,
  isConnectable,
  kindsOf,
  MATRIX_KINDS,
  plansOf,
  type Plan,
} from '../../../tools/lab/matrix/plan.ts';
import {
  appendRecord,
  plansLeft,
  readRecords,
  recordsOf,
} from '../../../tools/lab/matrix/records.ts';
import { linesOf, seconds, summaryOf } from '../../../tools/lab/matrix/summary.ts';
import { lineOf, listOf, matrixOf } from '../../../tools/lab/matrix/table.ts';

const SETTINGS = { limit: 120, build: 'abc' };
const plan = (pair: string, browsers = 'chromium-chromium'): Plan => {
  const [found] = plansOf({ pairs: pair, browsers });
  if (!found) throw new Error(pair);
  return found;
};
const outcome = (pair: string, more: Partial<Outcome> = {}): Outcome => ({
  ...plan(pair),
  ...SETTINGS,
  at: '2026-11-24T00:00:00.000Z',
  opened: true,
  inviterMs: 90,
  replierMs: 120,
  stock: { opened: true, inviterMs: 10, replierMs: 20 },
  ...more,
});
const CLOSED = { opened: false, inviterMs: undefined, replierMs: undefined };
const OUTCOMES = [
  outcome('open:open'),
  outcome('open:linux', { inviterMs: 300 }),
  outcome('linux:linux', { ...CLOSED, said: { inviter: 'both-symmetric' } }),
  outcome('cgnat:linux', { inviterMs: 14_200, stock: { opened: false } }),
  outcome('open:ipv6', { ...CLOSED, recognised: true, stock: { opened: false } }),
  outcome('linux:ipv6', { ...CLOSED, stock: { opened: false } }),
];

describe('what is tried', () => {
  test('every pair once, of which 121 can connect', () => {
    const pairs = allPairs();
    expect(pairs).toHaveLength(136);
    expect(new Set(pairs.map((each) => [each.inviter, each.replier].sort().join())).size).toBe(136);
    expect(pairs.filter(isConnectable)).toHaveLength(121);
  });

  test('what the options name', () => {
    expect(plansOf({ pairs: 'linux:open', swap: true })).toEqual([
      { inviter: 'open', replier: 'linux', browsers: 'chromium-chromium' },
    ]);
    expect(plansOf({ kinds: 'open,linux' })).toHaveLength(3);
    expect(plansOf({ browsers: 'chromium-firefox,firefox-firefox' })).toHaveLength(272);
    expect(() => plansOf({ pairs: 'open' })).toThrow(`'open' is not KIND:KIND`);
    expect(() => plansOf({ kinds: 'opan' })).toThrow(`'opan' is none of open, full-cone`);
    expect(kindsOf(plansOf({ pairs: 'linux:open,linux:cgnat' }))).toEqual([
      'open',
      'cgnat',
      'linux',
    ]);
  });

  test('a sample has every kind in it, and all of the browsers in turn', () => {
    const browsers = 'chromium-firefox,firefox-chromium,firefox-firefox';
    const sample = plansOf({ sample: 20, browsers });
    expect(sample).toEqual(plansOf({ sample: 20, browsers }));
    expect(new Set(sample.map(({ inviter, replier }) => `${inviter}:${replier}`)).size).toBe(20);
    expect(sample.every(isConnectable)).toBe(true);
    expect(kindsOf(sample)).toEqual(MATRIX_KINDS);
    expect(sample.filter((each) => each.browsers === 'firefox-firefox')).toHaveLength(6);
    expect(plansOf({ sample: 1000 })).toHaveLength(121);
  });
});

describe('what a file knows already', () => {
  const PLANS = ['open:open', 'open:linux', 'linux:linux'].map((pair) => plan(pair));
  let file: string;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    const made = await temporaryFolder('matrix');
    file = path.join(made.folder, 'lines.jsonl');
    remove = made.remove;
  });
  afterEach(() => remove());
  const left = (stock = true) =>
    plansLeft(PLANS, recordsOf(readRecords(file), PLANS, SETTINGS), stock);

  test('is not tried again', () => {
    expect(left()).toEqual(PLANS);
    appendRecord(file, outcome('open:linux'));
    appendRecord(file, outcome('linux:linux', CLOSED));
    expect(left()).toEqual([plan('open:open')]);
  });

  test('unless it was of another build, limit or browser, or went wrong, or lacks stock WebRTC', () => {
    appendRecord(file, outcome('open:open', { build: 'def' }));
    appendRecord(file, outcome('open:open', { limit: 20 }));
    appendRecord(file, outcome('open:open', { browsers: 'firefox-chromium' }));
    appendRecord(file, outcome('open:linux', { ...CLOSED, error: 'no browser' }));
    appendRecord(file, outcome('linux:linux', { stock: undefined }));
    expect(left()).toEqual(PLANS);
    expect(left(false)).toEqual(PLANS.slice(0, 2));
  });

  test('may end in half a line', () => {
    appendRecord(file, outcome('open:open'));
    appendFileSync(file, '{"inviter":"op');
    appendRecord(file, outcome('open:linux'));
    expect(readRecords(file)).toEqual([outcome('open:open'), outcome('open:linux')]);
  });

  test('the last word counts', () => {
    appendRecord(file, outcome('open:open', CLOSED));
    appendRecord(file, outcome('open:open'));
    expect(recordsOf(readRecords(file), PLANS, SETTINGS)).toEqual([outcome('open:open')]);
  });
});

test('what it comes to', () => {
  expect(linesOf(summaryOf(OUTCOMES), plansOf({}))).toEqual([
    'spontan opened 3 of 4 pairs that can connect (of 121 to try)',
    'stock WebRTC opened 3 of 4',
    'recognised as impossible at once: 1 of 2',
    'lost, which stock WebRTC opens: linux:linux chromium-chromium',
    'median time to open where stock WebRTC does: 0.21 s, elsewhere: 14 s',
  ]);
  const code = (bytes: number) => ({ text: '', bytes, characters: Math.ceil((bytes * 4) / 3) });
  const codes = [
    outcome('open:open', { invite: code(62), reply: code(64) }),
    outcome('cgnat:linux', { invite: code(71), reply: code(66) }),
  ];
  expect(linesOf(summaryOf(codes), []).at(-1)).toBe(
    'longest code: 71 bytes, 95 characters (cgnat:linux chromium-chromium)',
  );
  expect([40, 995, 1000, 9_940, 14_200].map(seconds)).toEqual(['0.04', '0.99', '1.0', '9.9', '14']);
});

test('tables', () => {
  const rows = matrixOf(['open', 'cgnat', 'linux', 'ipv6'], OUTCOMES).split('\n');
  expect(rows.slice(0, 6)).toEqual([
    '| | open | cgnat | linux | ipv6 |',
    '| --- | ---: | ---: | ---: | ---: |',
    '| **open** | 0.12+ |  |  |  |',
    '| **cgnat** |  |  |  |  |',
    '| **linux** | 0.30+ | 14 | no+ |  |',
    '| **ipv6** | – | – | – |  |',
  ]);
  expect(listOf(OUTCOMES.slice(2, 4)).split('\n').slice(2)).toEqual([
    '| linux | linux | chromium-chromium | no | 0.02 s |',
    '| cgnat | linux | chromium-chromium | 14 s | no |',
  ]);
  expect([...OUTCOMES, outcome('open:open', { error: 'Error: none\nat' })].map(lineOf)).toEqual([
    'open invites open, chromium-chromium: 0.12 s (path not told); stock 0.02 s',
    'open invites linux, chromium-chromium: 0.30 s (path not told); stock 0.02 s',
    'linux invites linux, chromium-chromium: no (both-symmetric); stock 0.02 s LOST',
    'cgnat invites linux, chromium-chromium: 14 s (path not told); stock no',
    'open invites ipv6, chromium-chromium: impossible; stock no',
    'linux invites ipv6, chromium-chromium: no; stock no',
    'open invites open, chromium-chromium: ERROR Error: none',
  ]);
});

test('a picture', () => {
  const plans = plansOf({ kinds: 'open,cgnat,linux,ipv6' });
  const picture = pictureOf({ plans, outcomes: OUTCOMES, limit: 120 });
  const count = (part: string) => picture.split(part).length - 1;
  expect(count('class="speed0"')).toBe(2 + 1); // one of each is in the key
  expect(count('class="speed2"')).toBe(1 + 1);
  expect(count('class="cross"')).toBe(1 + 1);
  expect(count('class="dash"')).toBe(3 + 1);
  expect(count('class="dot"')).toBe(3 + 1);
  expect(count('class="untried"')).toBe(3);
  expect(picture).toContain('<title>cgnat invites linux: 14 s; stock WebRTC does not</title>');
  expect(picture).toContain('spontan opens 3 of 4 pairs of networks, stock WebRTC 3</title>');
  expect(picture).toContain('&lt; 1 s');
  expect(picture).not.toMatch(/NaN|undefined/);
});
