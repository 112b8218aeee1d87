import { greet, HELLO, HELLO_BACK } from './hello.ts';

/** Two sides whose texts are carried by hand. */
function pair() {
  const ends = new AbortController();
  const sides = [0, 1].map(() => ({ out: [] as string[], greeted: 0 }));
  const [a, b] = sides.map((side) => ({
    side,
    receive: greet(
      (text) => side.out.push(text),
      () => side.greeted++,
      ends.signal,
    ),
  }));
  if (!a || !b) throw new Error('two sides');
  return { a, b, end: () => ends.abort() };
}

test('both sides know that they are heard', () => {
  const { a, b, end } = pair();
  for (const text of a.side.out.splice(0)) expect(b.receive(text)).toBe(true);
  for (const text of b.side.out.splice(0)) expect(a.receive(text)).toBe(true);
  for (const text of a.side.out.splice(0)) expect(b.receive(text)).toBe(true);
  expect([a.side.greeted, b.side.greeted]).toEqual([1, 1]);
  end();
});

test('a hello that got lost is said again until it is answered', () => {
  jest.useFakeTimers();
  const { a, end } = pair();
  jest.advanceTimersByTime(3500);
  expect(a.side.out).toEqual([HELLO, HELLO, HELLO, HELLO]);
  a.receive(HELLO_BACK);
  jest.advanceTimersByTime(5000);
  expect(a.side.out).toHaveLength(4);
  end();
  jest.useRealTimers();
});

test('other texts are not part of the greeting; fields of later versions are', () => {
  const { a, end } = pair();
  expect(a.receive('{"type":"chat","id":1,"text":"hello"}')).toBe(false);
  expect(a.receive('{"type":"hello","version":2,"name":"x"}')).toBe(true);
  expect(a.side.out.at(-1)).toBe(HELLO_BACK);
  end();
});
