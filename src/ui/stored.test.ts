import type { Platform } from '../platform/platform.ts';
import { Stored } from './stored.ts';

/** A store whose answers come when the test lets them. */
function store() {
  let stored: unknown = 'start';
  let hear: (value: unknown) => void = () => undefined;
  const waiting: (() => void)[] = [];
  const platform = {
    load: () => Promise.resolve(stored),
    watch: (_: string, onChange: (value: unknown) => void) => void (hear = onChange),
    change: (_: string, change: unknown) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          if (change === 'bad') return reject(new Error('no room'));
          stored = `${String(stored)} ${String(change)}`;
          hear(stored);
          resolve(stored);
        });
      }),
  };
  return {
    platform: platform as unknown as Platform,
    /** Another window's change. */
    set: (value: unknown) => hear((stored = value)),
    /** Answers the oldest change that waits. */
    answer: async () => {
      waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

async function open() {
  const { platform, set, answer } = store();
  const seen: string[] = [];
  const text = new Stored<string, string>(
    platform,
    {
      key: 'text',
      read: (v) => String(v),
      apply: (value, change) => (value.includes(change) ? value : `${value} ${change}`),
    },
    () => seen.push(text.value),
  );
  await text.start();
  return { text, seen, set, answer };
}

test('shows a change at once, and never takes it back while it is on its way', async () => {
  const { text, seen, answer } = await open();
  void text.change('X');
  void text.change('Y');
  expect(text.value).toBe('start X Y');
  await answer();
  await answer();
  expect(seen.slice(1).filter((value) => value !== 'start X Y')).toEqual([]);
  expect(text.value).toBe('start X Y');
});

test('takes in what another window did meanwhile', async () => {
  const { text, set, answer } = await open();
  void text.change('X');
  set('other');
  expect(text.value).toBe('other X');
  await answer();
  expect(text.value).toBe('other X');
});

test('a change that cannot be stored is taken back, and told', async () => {
  const { text, answer } = await open();
  void text.change('bad');
  await answer();
  expect(text.value).toBe('start bad'); // it is tried once more
  await answer();
  expect([text.value, text.failed]).toEqual(['start', true]);
  void text.change('X');
  await answer();
  expect([text.value, text.failed]).toEqual(['start X', false]);
});
