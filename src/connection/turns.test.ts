import { ANSWER_LIMIT } from './constants.ts';
import { Turns } from './turns.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Two sides; what one says, the other hears. */
function pair() {
  const called = { leader: 0, other: 0 };
  let toLeader: (text: string) => void = () => undefined;
  let toOther: (text: string) => void = () => undefined;
  const leader = new Turns({
    leads: true,
    send: (text) => toOther(text),
    onTurn: () => called.leader++,
  });
  const other = new Turns({
    leads: false,
    send: (text) => toLeader(text),
    onTurn: () => called.other++,
  });
  const connect = () => {
    toLeader = (text) => void leader.receive(text);
    toOther = (text) => void other.receive(text);
  };
  return { leader, other, called, connect };
}

test('the one who leads needs no turn; the other one asks, gets it, and uses it once', () => {
  const { leader, other, connect } = pair();
  connect();
  expect(leader.use()).toBe(true);
  expect(other.use()).toBe(false);
  leader.give();
  expect(leader.use()).toBe(false); // it is the other side's now
  expect(other.use()).toBe(true);
  leader.used();
  expect(leader.use()).toBe(true);
  expect(other.use()).toBe(false);
});

test('a turn that is not used comes back', () => {
  const { leader, other, called, connect } = pair();
  connect();
  other.use();
  leader.give();
  jest.advanceTimersByTime(ANSWER_LIMIT);
  expect(called.leader).toBe(1);
  expect(leader.use()).toBe(true);
});

test('who is never answered goes on, as with a version that knows no turns', () => {
  const { other, called } = pair();
  expect(other.use()).toBe(false);
  jest.advanceTimersByTime(ANSWER_LIMIT);
  expect(called.other).toBe(1);
  expect(other.use()).toBe(true);
});

test('a turn that nobody asked for is none, and other texts are left alone', () => {
  const { other } = pair();
  expect(other.receive('{"type":"your-turn"}')).toBe(true);
  expect(other.use()).toBe(false);
  expect(other.receive('{"type":"chat","id":1,"text":"your-turn"}')).toBe(false);
});

test('at the end nothing is waited for', () => {
  const { leader, other, called, connect } = pair();
  connect();
  other.use();
  leader.give();
  leader.end();
  other.end();
  jest.advanceTimersByTime(10 * ANSWER_LIMIT);
  expect(called).toEqual({ leader: 0, other: 0 });
});
