import type { State } from '../ui/protocol.ts';
import { isAlive } from './closing.ts';

const states: State[] = [
  'idle',
  'gathering',
  'inviting',
  'replying',
  'waiting',
  'connecting',
  'connected',
  'failed',
  'closed',
];

test('a path is worth a question, a code only once it was handed out', () => {
  const alive = (handedOut: boolean) => states.filter((state) => isAlive({ state, handedOut }));
  expect(alive(false)).toEqual(['connecting', 'connected']);
  expect(alive(true)).toEqual(['inviting', 'replying', 'waiting', 'connecting', 'connected']);
});
