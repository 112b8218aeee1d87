import { isOver, nextState, TRANSITIONS } from './machine.ts';
import type { State } from './state.ts';

const states = Object.keys(TRANSITIONS) as State[];

function reachableFrom(start: State): Set<State> {
  const reached = new Set<State>([start]);
  for (const state of reached)
    for (const next of Object.values(TRANSITIONS[state])) reached.add(next);
  return reached;
}

test('every state can be reached from idle', () => {
  expect([...reachableFrom('idle')].sort()).toEqual([...states].sort());
});

test('whatever is not over can be ended by the person', () => {
  for (const state of states)
    expect(nextState(state, 'end')).toBe(isOver(state) ? undefined : 'closed');
});

test('what is over stays over', () => {
  for (const state of states.filter(isOver)) expect([...reachableFrom(state)]).toEqual([state]);
});

test.each([
  ['inviter', ['start', 'invite-ready', 'take-reply', 'channel-open', 'greeted']],
  ['replier', ['start', 'reply-ready', 'channel-open', 'greeted']],
  ['crossing invites', ['start', 'invite-ready', 'cross', 'channel-open', 'greeted']],
] as const)('%s comes from idle to connected', (_, events) => {
  const end = events.reduce<State>((state, event) => nextState(state, event) ?? state, 'idle');
  expect(end).toBe('connected');
});

test('a channel that opens while the code is still being made does not hide the code', () => {
  expect(nextState('gathering', 'channel-open')).toBeUndefined();
});
