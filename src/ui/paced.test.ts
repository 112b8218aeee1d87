import { paced } from './paced.ts';

const moment = () => new Promise<void>((resolve) => queueMicrotask(resolve));
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('all that asked in the same moment are served by one run', async () => {
  let runs = 0;
  const ask = paced(() => runs++);
  for (let i = 0; i < 100; i++) ask();
  expect(runs).toBe(0);
  await moment();
  expect(runs).toBe(1);
});

test('a flood is served 20 times at once, and then at the pace of screens, to its end', async () => {
  let asked = 0;
  let seen = 0;
  let runs = 0;
  const ask = paced(() => {
    runs++;
    seen = asked;
  });
  const start = performance.now();
  for (; asked < 1000; asked++) {
    ask();
    await moment();
  }
  const spent = performance.now() - start;
  expect(runs).toBeGreaterThanOrEqual(20);
  expect(runs).toBeLessThanOrEqual(21 + spent / 16);
  await wait(120);
  expect(seen).toBe(1000);
});

test('what a person waits for does not wait for the pause after a slow run', async () => {
  const runs: number[] = [];
  const ask = paced(() => {
    const start = performance.now();
    while (performance.now() - start < 100);
    runs.push(start);
  });
  ask();
  await moment();
  ask();
  await wait(50);
  expect(runs).toHaveLength(1);
  ask('soon');
  ask('soon');
  await wait(50);
  expect(runs).toHaveLength(2);
  await wait(400);
  expect(runs).toHaveLength(2);
});
