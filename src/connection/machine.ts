import type { State } from './state.ts';

/** What happens to a connection, from the person, the browser or the other side. */
export type StateEvent =
  | 'start'
  | 'invite-ready'
  | 'reply-ready'
  | 'take-reply'
  | 'cross'
  | 'channel-open'
  | 'greeted'
  | 'path-lost'
  | 'path-back'
  | 'fail'
  | 'end';

/** The states of a connection and where each event leads. An event that is not listed changes nothing. */
export const TRANSITIONS: Readonly<Record<State, Partial<Record<StateEvent, State>>>> = {
  idle: { start: 'gathering', end: 'closed' },
  gathering: {
    'invite-ready': 'inviting',
    'reply-ready': 'replying',
    fail: 'failed',
    end: 'closed',
  },
  inviting: { 'take-reply': 'connecting', cross: 'waiting', fail: 'failed', end: 'closed' },
  replying: { 'channel-open': 'connecting', fail: 'failed', end: 'closed' },
  waiting: { 'channel-open': 'connecting', fail: 'failed', end: 'closed' },
  connecting: { greeted: 'connected', fail: 'failed', end: 'closed' },
  connected: { 'path-lost': 'interrupted', fail: 'failed', end: 'closed' },
  interrupted: { 'path-back': 'connected', fail: 'failed', end: 'closed' },
  failed: {},
  closed: {},
};

/** The state after `event`, or undefined where the event means nothing in this state. */
export function nextState(state: State, event: StateEvent): State | undefined {
  return TRANSITIONS[state][event];
}

/** True once nothing can happen any more. */
export function isOver(state: State): boolean {
  return state === 'failed' || state === 'closed';
}
