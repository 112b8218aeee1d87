import fc from 'fast-check';
import {
  asideUntil,
  isSetAside,
  readHealth,
  readOutcomes,
  recordOutcomes,
  type HealthRecord,
} from './health.ts';

const HOUR = 60 * 60 * 1000;
const NOW = 1e12;
const URL = 'stun:a.example:3478';

/** The record after the outcomes, an hour between them. */
function after(...oks: boolean[]): { record: HealthRecord; now: number } {
  const record = oks.reduce<HealthRecord>(
    (before, ok, i) => recordOutcomes(before, [{ url: URL, ok }], NOW + i * HOUR),
    {},
  );
  return { record, now: NOW + (oks.length - 1) * HOUR };
}

test.each([
  ['never failed', [true], false],
  ['failed once', [false], false],
  ['failed twice', [false, false], true],
  ['failed twice and answered', [false, false, true], false],
  ['comes and goes', [false, false, true, false], true],
])('a server that %s', (_, oks, aside) => {
  const { record, now } = after(...oks);
  expect(isSetAside(record[URL], now)).toBe(aside);
});

test('is tried again later, the later the more often it failed, after days at most', () => {
  const times = [2, 3, 4, 20].map((count) => {
    const { record, now } = after(...Array<boolean>(count).fill(false));
    const health = record[URL];
    if (!health) throw new Error('nothing was recorded');
    const until = asideUntil(health);
    expect(isSetAside(health, until - 1000)).toBe(true);
    expect(isSetAside(health, until + 1000)).toBe(false);
    return (until - now) / HOUR;
  });
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBeGreaterThan(8);
  expect(times.at(-1)).toBeLessThan(3 * 24);
});

test('the time of an answer follows the last ones', () => {
  const at = (ms: number) => [{ url: URL, ok: true, ms }];
  const first = recordOutcomes({}, at(100), NOW);
  const second = recordOutcomes(first, at(50), NOW);
  const third = recordOutcomes(second, [{ url: URL, ok: false }], NOW);
  expect([first, second, third].map((record) => record[URL]?.ms)).toEqual([100, 75, 75]);
});

test('a clock that was set back harms nothing', () => {
  const { record } = after(false, false, false);
  expect(isSetAside(record[URL], 0)).toBe(true);
  expect(recordOutcomes(record, [{ url: URL, ok: true }], 0)[URL]).toEqual({ failures: 1, at: 0 });
});

test('is bounded: the ones asked longest ago are forgotten', () => {
  const urls = Array.from({ length: 1001 }, (_, i) => `stun:s${i}.example:3478`);
  const record = urls.reduce<HealthRecord>(
    (before, url, i) => recordOutcomes(before, [{ url, ok: true }], i),
    {},
  );
  expect(Object.keys(record)).toEqual(urls.slice(1));
});

test('reads what it wrote, and whatever else is stored', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          url: fc.webUrl(),
          ok: fc.boolean(),
          ms: fc.option(fc.nat(60_000), { nil: undefined }),
        }),
      ),
      (outcomes) => {
        const record = recordOutcomes({}, outcomes, NOW);
        expect(readHealth(JSON.parse(JSON.stringify(record)))).toEqual(record);
      },
    ),
  );
  fc.assert(fc.property(fc.jsonValue(), (value) => void readHealth(value)));
  const good = { failures: 1, at: 5 };
  const stored = { a: good, b: { failures: -1, at: 5 }, c: { failures: 1 }, d: 7, e: null };
  expect(readHealth(stored)).toEqual({ a: good });
});

test('takes outcomes of the right shape alone', () => {
  expect(
    readOutcomes([
      { url: URL, ok: true, ms: 7 },
      { url: URL, ok: false },
    ]),
  ).toHaveLength(2);
  for (const wrong of [undefined, {}, [7], [{ url: URL }], [{ url: URL, ok: true, ms: 'x' }]]) {
    expect(readOutcomes(wrong)).toBeUndefined();
  }
});
